import type { Role, ScopeKind } from "@/lib/people/actor";

/** A role in a scope, by the codes that the seed gives to places. */
export interface CastGrant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  /** AREA: the area's slug; NEIGHBOURHOOD and STATION: the printed code; OUTLET: its name. */
  readonly scope: string;
}

/** One invented person of the demo community. The seed makes each a Person; `phone` finds them again. */
export interface CastMember {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** The role that the demo shows this person in; all roles held are in `grants`. */
  readonly role: Role;
  readonly story: string;
  readonly storyEn: string;
  /** Page that the one-click sign-in opens. */
  readonly path: string;
  /** E.164, from DEMO_PHONE_PREFIX. */
  readonly phone: string;
  readonly birthday: string;
  readonly grants: readonly CastGrant[];
  /** Staff sign in with it, DEMO_PASSWORD and a code made from DEMO_TOTP_SECRET. */
  readonly username?: string;
  readonly rider?: {
    readonly number: string;
    readonly outlet: string;
    readonly leadsGroup?: boolean;
    readonly passSuspended?: boolean;
  };
  /** Neighbourhood code and building number where a resident lives. */
  readonly home?: { readonly neighbourhood: string; readonly building: number; readonly entrance: number };
}

/** 154 is not given to subscribers: no message can reach a real person. */
export const DEMO_PHONE_PREFIX = "+86154";
/** Good only in the invented community: the seed gives it to the cast and to nobody else. */
export const DEMO_PASSWORD = "tuanhua-demo-1+6+N";
/** Base32, 20 bytes; for an authenticator app or the tests. */
export const DEMO_TOTP_SECRET = "YIZHANDEMOYIZHANDEMOYIZHANDEMOAA";

const AREA = "t";
const resident: CastGrant = { role: "RESIDENT", scopeKind: "AREA", scope: AREA };
const rider: CastGrant = { role: "RIDER", scopeKind: "AREA", scope: AREA };

/** The people with a story: the demo door lists them, and every kind of test signs in as one of them. */
export const CAST: readonly CastMember[] = [
  {
    key: "li-mancang",
    name: "李满仓",
    nameEn: "Li Mancang",
    role: "RIDER",
    story: "顺达东里网点的骑手，证号 T-0217。跑午高峰，中午在南街驿站喝口水再走。",
    storyEn:
      "Rider T-0217 of Shunda's East Lane outlet. Works the lunch rush and stops at South Street for water.",
    path: "/rider",
    phone: "+8615400000001",
    birthday: "1991-03-17",
    grants: [rider],
    rider: { number: "T-0217", outlet: "顺达东里网点" },
  },
  {
    key: "wang-min",
    name: "王敏",
    nameEn: "Wang Min",
    role: "NEIGHBOURHOOD_CADRE",
    story: "社区干部，管南街和东里。每天早上先看哪件诉求今天到期。",
    storyEn: "Neighbourhood cadre for South Street and East Lane. Starts the day with what falls due today.",
    path: "/cadre/cases",
    phone: "+8615400000002",
    birthday: "1985-09-02",
    username: "wangmin",
    grants: [
      { role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scope: "NJ" },
      { role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scope: "DL" },
    ],
  },
  {
    key: "zhao-qiming",
    name: "赵启明",
    nameEn: "Zhao Qiming",
    role: "SUBDISTRICT_CADRE",
    story: "街道干部，看全地区的诉求和驿站，处理社区之间说不清的事。",
    storyEn: "Sub-district cadre. Sees the whole area and settles what falls between two neighbourhoods.",
    path: "/cadre",
    phone: "+8615400000003",
    birthday: "1978-11-25",
    username: "zhaoqiming",
    grants: [{ role: "SUBDISTRICT_CADRE", scopeKind: "AREA", scope: AREA }],
  },
  {
    key: "sun-mei",
    name: "孙梅",
    nameEn: "Sun Mei",
    role: "MEDIATOR",
    story: "人民调解员，退休前是小学老师。手上有一件门岗和骑手的纠纷。",
    storyEn: "Mediator and retired teacher. Has a quarrel between a gate guard and a rider on her table.",
    path: "/cadre/cases",
    phone: "+8615400000004",
    birthday: "1961-05-08",
    username: "sunmei",
    grants: [{ role: "MEDIATOR", scopeKind: "AREA", scope: AREA }],
  },
  {
    key: "chen-guizhi",
    name: "陈桂芝",
    nameEn: "Chen Guizhi",
    role: "STATION_MANAGER",
    story: "南街驿站的站长。饮水机缺水、药箱缺药，她最先知道。",
    storyEn: "Runs the South Street station, and knows first when water or medicine runs low.",
    path: "/cadre/stations",
    phone: "+8615400000005",
    birthday: "1972-07-19",
    username: "chenguizhi",
    grants: [{ role: "STATION_MANAGER", scopeKind: "STATION", scope: "T-E3" }],
  },
  {
    key: "liu-zhiqiang",
    name: "刘志强",
    nameEn: "Liu Zhiqiang",
    role: "OUTLET_MANAGER",
    story: "顺达东里网点的负责人。派给网点的诉求由他答复。",
    storyEn: "Manages Shunda's East Lane outlet and answers the cases dispatched to it.",
    path: "/cadre/cases",
    phone: "+8615400000006",
    birthday: "1983-01-30",
    username: "liuzhiqiang",
    grants: [{ role: "OUTLET_MANAGER", scopeKind: "OUTLET", scope: "顺达东里网点" }],
  },
  {
    key: "he-jing",
    name: "何静",
    nameEn: "He Jing",
    role: "PARTY_ORGANISER",
    story: "街道党建干部，联系各网点党支部。愿意走党组织渠道的纠纷由她牵头。",
    storyEn:
      "Party organiser for the branches at the outlets; leads the disputes that take the Party channel.",
    path: "/cadre/cases",
    phone: "+8615400000007",
    birthday: "1989-06-21",
    username: "hejing",
    grants: [{ role: "PARTY_ORGANISER", scopeKind: "AREA", scope: AREA }],
  },
  {
    key: "ma-changshun",
    name: "马长顺",
    nameEn: "Ma Changshun",
    role: "GUARD",
    story: "东里南门的门岗，认得大半骑手的脸，认不得换了电动车的。",
    storyEn: "Guard at East Lane's south gate. Knows most riders by face, until they change their bike.",
    path: "/stations",
    phone: "+8615400000008",
    birthday: "1966-12-11",
    username: "machangshun",
    grants: [{ role: "GUARD", scopeKind: "NEIGHBOURHOOD", scope: "DL" }],
  },
  {
    key: "lin-lan",
    name: "林岚",
    nameEn: "Lin Lan",
    role: "ADMINISTRATOR",
    story: "街道的系统管理员。谁调走了，当天就停用谁的账号。",
    storyEn: "Administrator. Whoever leaves the office is disabled the same day.",
    path: "/cadre/people",
    phone: "+8615400000009",
    birthday: "1993-04-14",
    username: "linlan",
    grants: [{ role: "ADMINISTRATOR", scopeKind: "AREA", scope: AREA }],
  },
  {
    key: "zhou-yulan",
    name: "周玉兰",
    nameEn: "Zhou Yulan",
    role: "RESIDENT",
    story: "七十六岁，住南街 7 号楼 5 层，没有电梯。手机屏幕裂了，字要大。有一件没送上门的诉求在等答复。",
    storyEn:
      "76, fifth floor without a lift, a phone with a cracked screen. Waits for an answer about a parcel left downstairs.",
    path: "/cases",
    phone: "+8615400000010",
    birthday: "1950-02-06",
    grants: [resident],
    home: { neighbourhood: "NJ", building: 7, entrance: 2 },
  },
  {
    key: "xu-wen",
    name: "许文",
    nameEn: "Xu Wen",
    role: "RESIDENT",
    story: "二十六岁，合租在北街 3 号楼，白天不在家。最烦没问过他就放进柜子。",
    storyEn:
      "26, shares a flat in North Street and is out all day. Dislikes parcels put in a locker unasked.",
    path: "/report",
    phone: "+8615400000011",
    birthday: "2000-08-23",
    grants: [resident],
    home: { neighbourhood: "BJ", building: 3, entrance: 1 },
  },
  {
    key: "abdulla-memet",
    name: "阿卜杜拉·买买提",
    nameEn: "Abdulla Memet",
    role: "RIDER",
    story: "迅禾骑手小组的组长，证号 T-0042。哪个门不让进、哪里没处停车，组员都先找他。",
    storyEn: "Leads Xunhe's rider group, number T-0042. Blocked gates and missing parking come to him first.",
    path: "/rider",
    phone: "+8615400000012",
    birthday: "1994-10-05",
    grants: [rider],
    rider: { number: "T-0042", outlet: "迅禾桥头网点", leadsGroup: true },
  },
  {
    key: "han-xiaoyu",
    name: "韩小雨",
    nameEn: "Han Xiaoyu",
    role: "RIDER",
    story: "入行两个月，证号 T-0388。网点名单没核对完，骑士证暂停，照样可以来喝水。",
    storyEn:
      "Two months in, number T-0388. Her pass is suspended until the outlet's list is checked; water is for everyone.",
    path: "/rider",
    phone: "+8615400000013",
    birthday: "2003-12-28",
    grants: [rider],
    rider: { number: "T-0388", outlet: "顺达东里网点", passSuspended: true },
  },
  {
    key: "wu-xiuying",
    name: "吴秀英",
    nameEn: "Wu Xiuying",
    role: "NEIGHBOURHOOD_CADRE",
    story: "花园社区的干部。只看得到花园的诉求，别的社区的看不到。",
    storyEn: "Neighbourhood cadre of Garden. Sees Garden's cases and nobody else's.",
    path: "/cadre/cases",
    phone: "+8615400000014",
    birthday: "1981-03-03",
    username: "wuxiuying",
    grants: [{ role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scope: "HY" }],
  },
];

/** The cast member with this key. */
export function castMember(key: string): CastMember | undefined {
  return CAST.find((member) => member.key === key);
}
