import type { Kind } from "./types";

/** Header texts that mean a field; the first Chinese and the first English one stand in the templates. */
type Columns = Readonly<Record<string, readonly string[]>>;

const place: Columns = {
  lng: ["经度", "longitude", "lng", "lon"],
  lat: ["纬度", "latitude", "lat"],
  datum: ["坐标系", "datum", "坐标类型"],
};

/** Columns by kind in the order of the templates. */
export const COLUMNS: Readonly<Record<Kind, Columns>> = {
  neighbourhoods: {
    code: ["社区编号", "neighbourhood code", "编号", "code", "社区代码", "neighborhood code"],
    name: ["社区名称", "neighbourhood name", "社区", "名称", "name", "neighbourhood", "neighborhood name"],
    nameEn: ["英文名称", "english name", "英文名", "name en"],
    population: ["常住人口", "population", "人口", "人口数", "居民数", "residents"],
    households: ["户数", "households", "总户数", "居民户数"],
    boundary: ["边界坐标", "boundary", "边界", "四至坐标", "范围"],
    datum: place.datum ?? [],
  },
  outlets: {
    code: ["网点编号", "outlet code", "编号", "code", "网点代码"],
    name: ["网点名称", "outlet name", "网点", "名称", "name", "outlet"],
    nameEn: ["英文名称", "english name", "英文名", "name en"],
    company: ["企业", "company", "所属企业", "快递企业", "公司", "企业名称", "company name"],
    neighbourhood: ["社区", "neighbourhood", "neighborhood", "所属社区", "社区名称"],
    address: ["地址", "address", "详细地址"],
    addressEn: ["英文地址", "english address", "address en"],
    ...place,
    openedOn: ["启用日期", "opened on", "开业日期", "启用时间", "opening date", "成立日期"],
    branch: ["党支部", "party branch", "党支部名称", "党组织", "党组织名称"],
    branchFoundedOn: ["党支部成立日期", "branch founded on", "支部成立日期", "党组织成立日期"],
  },
  stations: {
    code: ["驿站编号", "station code", "编号", "code", "站点编号", "驿站号"],
    kind: ["驿站类型", "station kind", "类型", "kind", "type", "站点类型"],
    name: ["驿站名称", "station name", "名称", "name", "驿站", "站点名称"],
    nameEn: ["英文名称", "english name", "英文名", "name en"],
    shortName: ["简称", "short name"],
    shortNameEn: ["英文简称", "english short name", "short name en"],
    neighbourhood: ["社区", "neighbourhood", "neighborhood", "所属社区", "社区名称"],
    address: ["地址", "address", "详细地址"],
    addressEn: ["英文地址", "english address", "address en"],
    ...place,
    seats: ["座位数", "seats", "座位"],
    phone: ["联系电话", "phone", "电话", "telephone"],
    openedOn: ["启用日期", "opened on", "开放日期", "启用时间", "opening date"],
    hours: ["开放时间", "opening hours", "营业时间", "hours"],
    services: ["服务项目", "services", "服务", "提供服务"],
  },
  riders: {
    number: ["骑士证号", "rider number", "证号", "编号", "number", "骑手编号"],
    name: ["姓名", "name", "骑手姓名", "骑手", "rider name"],
    phone: ["手机号", "mobile", "手机", "手机号码", "联系电话", "电话", "phone", "mobile phone"],
    company: ["企业", "company", "所属企业", "快递企业", "公司"],
    outlet: ["网点", "outlet", "所属网点", "网点名称"],
    startsOn: ["入职日期", "start date", "入职时间", "上岗日期", "starts on"],
    endsOn: ["离职日期", "end date", "离职时间", "ends on"],
    endReason: ["离职原因", "end reason"],
    enrolledOn: ["登记日期", "enrolled on", "登记时间"],
    birthday: ["生日", "birthday", "出生日期"],
  },
  buildings: {
    code: ["楼编号", "building code", "编号", "code", "楼号编码"],
    neighbourhood: ["社区", "neighbourhood", "neighborhood", "所属社区", "社区名称"],
    name: ["楼名", "building name", "名称", "name", "楼栋", "楼号", "楼栋名称"],
    nameEn: ["英文名称", "english name", "英文名", "name en"],
    aliases: ["别名", "aliases", "俗称", "又名"],
    floors: ["层数", "floors", "楼层数", "总层数"],
    lift: ["有无电梯", "lift", "电梯", "elevator"],
    builtYear: ["建成年份", "built year", "建成年代", "年份", "year built"],
    entrances: ["单元数", "entrances", "单元门数", "单元"],
    ...place,
    length: ["楼长", "length", "长度"],
    depth: ["进深", "depth", "楼宽", "宽度"],
    angle: ["朝向角", "angle", "转角"],
  },
  staff: {
    name: ["姓名", "name", "人员姓名", "工作人员"],
    phone: ["手机号", "mobile", "手机", "手机号码", "联系电话", "电话", "phone", "mobile phone"],
    username: ["登录名", "username", "用户名", "账号", "帐号", "登录账号", "user name"],
    role: ["角色", "role", "岗位", "职务", "身份"],
    scope: ["负责范围", "scope", "范围", "所在单位", "单位", "负责单位", "scope code", "范围编号"],
  },
};

/** Columns without which a file can't be read. */
export const REQUIRED: Readonly<Record<Kind, readonly string[]>> = {
  neighbourhoods: ["code", "name", "population", "households"],
  outlets: ["code", "name", "company", "neighbourhood", "address", "lng", "lat", "openedOn"],
  stations: ["code", "kind", "name", "neighbourhood", "address", "lng", "lat", "openedOn"],
  riders: ["number", "name", "phone", "outlet", "startsOn"],
  buildings: ["code", "neighbourhood", "name", "floors", "entrances", "lng", "lat"],
  staff: ["name", "username", "role"],
};

/** The field that a header text means for a kind: in Chinese, in English or in both at once. */
export function fieldOf(kind: Kind, header: string): string | null {
  const known = lookup(kind);
  const whole = plain(header);
  const chinese = whole.replace(/[^\p{Script=Han}]/gu, "");
  const latin = whole.replace(/[^a-z]/g, "");
  return known.get(whole) ?? known.get(chinese) ?? known.get(latin) ?? null;
}

/** A header without what offices decorate it with: spaces, line breaks, colons, asterisks, notes in brackets. */
function plain(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[([【〔{].*?[)\]】〕}]/gu, "")
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, "");
}

const lookups = new Map<Kind, Map<string, string>>();

function lookup(kind: Kind): Map<string, string> {
  let known = lookups.get(kind);
  if (!known) {
    const entries = Object.entries(COLUMNS[kind]).flatMap(([field, names]) =>
      [field, ...names].map((name) => [plain(name), field] as const),
    );
    known = new Map(entries);
    lookups.set(kind, known);
  }
  return known;
}
