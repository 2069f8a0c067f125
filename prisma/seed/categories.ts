import type { World } from "./world";
import type { Row } from "./write";

type Entry = readonly [
  code: string,
  kind: Row<"CaseCategory">["kind"],
  name: string,
  nameEn: string,
  hint: string,
  hintEn: string,
  days: number,
  reason: string,
  reasonEn: string,
];

const SOON = [
  "包裹下落要趁早查，监控和签收记录留得不久",
  "a parcel is best traced early, while recordings are kept",
] as const;
const TALK = ["要找当事骑手和网点了解情况", "the rider and the outlet have to be heard first"] as const;
const SITE = [
  "要到现场看，还要和物业商量",
  "somebody has to look on site and talk with the property office",
] as const;
const COMPANY = [
  "企业按规定在 7 个工作日内答复",
  "companies have 7 working days to answer by regulation",
] as const;

const ENTRIES: readonly Entry[] = [
  [
    "marked_delivered",
    "COMPLAINT",
    "显示签收，但我没收到",
    "Marked delivered, but I don't have it",
    "系统说送到了，家里和柜子里都没有",
    "The app says delivered; it is not at home and in no locker",
    1,
    ...SOON,
  ],
  [
    "locker_without_consent",
    "COMPLAINT",
    "没问我就放柜子或驿站",
    "Left in a locker or shop without asking",
    "按规定要先征得您同意",
    "The rules say that you must be asked first",
    2,
    ...TALK,
  ],
  [
    "not_to_door",
    "COMPLAINT",
    "没有送上门",
    "Not brought to the door",
    "放在楼下、门岗，或者让您自己去拿",
    "Left downstairs or at the gate, or you were told to fetch it",
    3,
    ...TALK,
  ],
  ["late", "COMPLAINT", "送晚了", "Late", "比说好的时间晚了很多", "Much later than promised", 3, ...TALK],
  [
    "loss_damage",
    "COMPLAINT",
    "少件或损坏",
    "Lost or damaged",
    "东西少了、破了、洒了",
    "Something is missing, broken or spilt",
    7,
    ...COMPANY,
  ],
  [
    "wrong_address",
    "COMPLAINT",
    "送错了地方",
    "Wrong address",
    "送到别的楼、别的单元或邻居家",
    "Brought to another block, entrance or neighbour",
    2,
    ...SOON,
  ],
  [
    "extra_fee",
    "COMPLAINT",
    "多收钱",
    "Extra fee",
    "上楼费、超时费、保管费等",
    "For stairs, storage, overtime and so on",
    5,
    ...COMPANY,
  ],
  [
    "attitude",
    "COMPLAINT",
    "态度不好",
    "Rudeness",
    "说话难听、挂电话、吵起来了",
    "Harsh words, hanging up, a quarrel",
    5,
    ...TALK,
  ],
  [
    "riding_parking_charging",
    "COMPLAINT",
    "骑车、停车、充电",
    "Riding, parking, charging",
    "骑得太快、堵楼门、电池进楼",
    "Riding too fast, blocking a door, batteries indoors",
    2,
    "关系到楼里的安全",
    "it concerns the safety of the block",
  ],
  [
    "gate_blocked",
    "REQUEST",
    "门岗不让进",
    "Stopped at the gate",
    "骑手用：有骑士证也进不去",
    "For riders: not let in with a pass",
    1,
    "每一单都等着进门",
    "orders are waiting at the gate",
  ],
  [
    "find_door",
    "REQUEST",
    "找不到楼门",
    "Can't find the door",
    "骑手用：楼号乱、没有标牌",
    "For riders: confusing numbers, no signs",
    3,
    ...SITE,
  ],
  [
    "parking_place",
    "REQUEST",
    "没地方停车",
    "Nowhere to park",
    "骑手用：车一停就挡路或被挪",
    "For riders: the bike is in the way wherever it stands",
    7,
    ...SITE,
  ],
  [
    "charging_place",
    "REQUEST",
    "没地方充电换电",
    "Nowhere to charge",
    "骑手用：桩少、排队、坏了没人修",
    "For riders: too few sockets, queues, faults",
    7,
    ...SITE,
  ],
  [
    "praise",
    "PRAISE",
    "表扬",
    "Praise",
    "有人帮了您，想说声谢谢",
    "Somebody helped you and you want to say thank you",
    5,
    "转告本人和网点",
    "it is passed on to the person and the outlet",
  ],
];

export const CATEGORY_CODES = ENTRIES.map(([code]) => code);

/** What people complain about, ask for and praise; codes are stable. */
export function categoryRows({ areaId, id }: World): Row<"CaseCategory">[] {
  return ENTRIES.map(
    ([code, kind, name, nameEn, hint, hintEn, answerDays, limitReason, limitReasonEn], sort) => ({
      id: id("category", code),
      areaId,
      code,
      kind,
      name,
      nameEn,
      hint,
      hintEn,
      answerDays,
      limitReason,
      limitReasonEn,
      sort,
    }),
  );
}
