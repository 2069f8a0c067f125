import type { Point } from "@/lib/places/frame";

export interface StationPlan {
  readonly code: string;
  readonly kind: "骑手之家" | "社区快递站" | "商户驿站点";
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly shortNameEn: string;
  readonly neighbourhood: string;
  /** Shares of the way through the neighbourhood. */
  readonly at: Point;
  readonly seats: number;
  readonly hours: string;
  readonly services: string;
  /** Days after the first opening. */
  readonly opensAfter: number;
}

const ALL = "饮水、餐食、应急药品、休息、心理支持";

function express(
  index: number,
  code: string,
  name: string,
  nameEn: string,
  seats: number,
  hours: string,
): StationPlan {
  return {
    code: `T-E${index}`,
    kind: "社区快递站",
    name: `${name}社区快递站`,
    nameEn: `${nameEn} Express Station`,
    shortName: name,
    shortNameEn: nameEn,
    neighbourhood: code,
    at: [0.5, 0.52],
    seats,
    hours,
    services: ALL,
    opensAfter: index === 1 ? 0 : index * 4,
  };
}

type Shop = readonly [
  name: string,
  nameEn: string,
  short: string,
  shortEn: string,
  neighbourhood: string,
  seats: number,
  hours: string,
  services: string,
];

const DAYTIME = "每天 08:00-20:00";
/** Shops that offer a chair, water or a warm meal. Invented names; four in each neighbourhood. */
const SHOPS: readonly Shop[] = [
  ["老周便利店", "Zhou's Corner Shop", "老周", "Zhou's", "NJ", 4, "每天 07:00-23:00", "饮水、餐食、休息"],
  ["福顺粮油", "Fushun Grain & Oil", "福顺", "Fushun", "DL", 3, DAYTIME, "饮水、休息"],
  [
    "小院面馆",
    "Courtyard Noodles",
    "小院",
    "Noodles",
    "XL",
    8,
    "每天 10:00-14:00、16:30-21:00",
    "饮水、餐食、休息",
  ],
  ["晨光早点", "Dawn Breakfast", "晨光", "Dawn", "BJ", 6, "每天 05:30-13:00", "饮水、餐食"],
  ["利民大药房", "Limin Pharmacy", "利民", "Limin", "QT", 2, "每天 08:30-21:30", "饮水、应急药品"],
  ["春燕理发店", "Chunyan Hairdresser", "春燕", "Chunyan", "HY", 3, "周二至周日 09:00-20:00", "饮水、休息"],
  ["广源五金", "Guangyuan Hardware", "广源", "Hardware", "DL", 2, "周一至周六 08:00-19:00", "饮水、休息"],
  [
    "不打烊便利店",
    "Night Owl Store",
    "夜猫",
    "Night Owl",
    "NJ",
    5,
    "每天 16:00-次日02:00",
    "饮水、餐食、休息",
  ],
  ["四季鲜果铺", "Four Seasons Fruit", "四季", "Fruit", "XL", 2, DAYTIME, "饮水"],
  ["桥头修车铺", "Bridge End Bike Repair", "修车铺", "Repair", "QT", 4, "每天 07:30-19:30", "饮水、休息"],
  ["馨园洗衣", "Xinyuan Laundry", "馨园", "Laundry", "HY", 2, DAYTIME, "饮水、休息"],
  ["北街书报亭", "North Street Kiosk", "书报亭", "Kiosk", "BJ", 2, "每天 06:30-18:30", "饮水"],
  [
    "姥姥家饺子馆",
    "Granny's Dumplings",
    "姥姥家",
    "Granny's",
    "DL",
    10,
    "每天 10:30-21:00",
    "饮水、餐食、休息",
  ],
  [
    "团花社区食堂",
    "Tuanhua Canteen",
    "食堂",
    "Canteen",
    "NJ",
    16,
    "每天 06:30-09:00、10:30-13:30、17:00-19:30",
    "饮水、餐食、休息",
  ],
  [
    "西里菜市场服务台",
    "West Lane Market Desk",
    "菜市场",
    "Market",
    "XL",
    6,
    "每天 06:00-19:00",
    "饮水、休息",
  ],
  ["和顺茶庄", "Heshun Tea House", "和顺", "Tea", "BJ", 5, "每天 09:00-21:00", "饮水、休息"],
  [
    "桥头物业服务点",
    "Bridge End Property Desk",
    "物业",
    "Property",
    "QT",
    3,
    "周一至周五 08:30-17:30；周六 09:00-12:00",
    "饮水、应急药品、休息",
  ],
  ["花园24小时自助店", "Garden 24-hour Shop", "自助店", "24h", "HY", 2, "24小时", "饮水、餐食"],
  ["平安眼镜店", "Ping'an Optician", "平安", "Optician", "DL", 2, DAYTIME, "饮水"],
  [
    "西里社区图书角",
    "West Lane Reading Corner",
    "图书角",
    "Books",
    "XL",
    8,
    "周二至周日 09:00-18:00",
    "饮水、休息",
  ],
  ["南街裁缝铺", "South Street Tailor", "裁缝铺", "Tailor", "NJ", 2, "周一至周六 09:00-18:30", "饮水"],
  ["北街豆腐坊", "North Street Tofu", "豆腐坊", "Tofu", "BJ", 3, "每天 05:00-14:00", "饮水、餐食"],
  ["桥头小吃店", "Bridge End Snacks", "小吃", "Snacks", "QT", 8, "每天 10:00-22:00", "饮水、餐食、休息"],
  ["花园诊所", "Garden Clinic", "诊所", "Clinic", "HY", 4, "周一至周六 08:00-18:00", "饮水、应急药品、休息"],
];

/** Places of a neighbourhood's four shops, beside its streets. */
const SPOTS: readonly Point[] = [
  [0.2, 0.04],
  [0.8, 0.96],
  [0.04, 0.68],
  [0.95, 0.3],
];

/** 1 + 6 + 24. */
export const STATIONS: readonly StationPlan[] = [
  {
    code: "T-C1",
    kind: "骑手之家",
    name: "团花骑手之家",
    nameEn: "Tuanhua Riders' Home",
    shortName: "骑手之家",
    shortNameEn: "Riders' Home",
    neighbourhood: "NJ",
    at: [0.5, 0.97],
    seats: 40,
    hours: "每天 07:00-23:00",
    services: ALL,
    opensAfter: 0,
  },
  express(1, "DL", "东里", "East Lane", 12, "每天 07:30-22:00"),
  express(2, "XL", "西里", "West Lane", 10, "每天 07:30-22:00"),
  express(3, "NJ", "南街", "South Street", 12, "每天 07:00-22:00"),
  express(4, "BJ", "北街", "North Street", 14, "每天 07:30-22:00"),
  express(5, "QT", "桥头", "Bridge End", 9, "每天 07:30-21:30"),
  express(6, "HY", "花园", "Garden", 10, "周一至周五 07:30-21:30；周六、周日 08:30-21:00"),
  ...SHOPS.map(
    ([name, nameEn, shortName, shortNameEn, neighbourhood, seats, hours, services], index): StationPlan => ({
      code: `T-P${String(index + 1).padStart(2, "0")}`,
      kind: "商户驿站点",
      name,
      nameEn,
      shortName,
      shortNameEn,
      neighbourhood,
      at: SPOTS[Math.floor(index / 6)] ?? [0.5, 0.5],
      seats,
      hours,
      services,
      opensAfter: 10 + index * 5,
    }),
  ),
];
