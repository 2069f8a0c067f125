/** Numbers to call before anything else: fire and gas, injury, violence. */
export type Danger = "119" | "120" | "110";

const raw = String.raw;
/** Within one clause. */
const near = (most: number) => raw`[^，。；！？\n]{0,${most}}`;
const anyOf = (...parts: readonly string[]) => new RegExp(parts.join("|"), "iu");

/** Somebody, and not something of theirs: "撞了我" but not "撞了我的车". */
const WHO = raw`(我妈|我爸|爸爸|妈妈|父亲|母亲|爷爷|奶奶|姥姥|姥爷|外公|外婆|老人|老太太|老头|大爷|大妈|大娘|阿姨|叔叔|孩子|小孩|宝宝|儿子|女儿|孙子|孙女|老婆|老公|妻子|丈夫|媳妇|孕妇|邻居|行人|路人|居民|骑手|小哥|师傅|保安|门卫|女士|女的|男的|姑娘|小伙子?|人|我|他|她|您|咱)`;
const NOT_THEIRS = raw`(?!的|家|行|们?的|们?家|工|车)`;
/** Who, what with, when and how: what may stand between a fear and what is feared. All else is another matter. */
const FILLER = raw`(${WHO}|有|谁|哪天|自己|大家|别人|业主|(电动|电瓶|三轮|送货|外卖|快递|摩托|自行|汽)?车|骑车|晚上|夜里|天黑|下雨天?|[上下]楼|走路|路过|一个|漏电|一?不小心|不注意|[儿再又会就要真也都还没给让叫把将被])`;
/**
 * What was only feared or nearly happened is no emergency. Only straight before it: who hurries for fear of being late
 * may well have hit somebody. Who fears that it *has* happened ("怕她摔倒了") may be right. A number shown in vain costs
 * a line.
 */
const FEARED = [
  raw`差一?点|险些|(?<!不)容易|万一|(?<![主重需])要是|防止|以防|免得|以免|避免`,
  raw`((?<![可恐哪不])怕|担心)(?!${near(12)}了)`,
  raw`(?<=^|[，。；：！？\s]|[请要得万必家])小心`,
  raw`(?<![特个区分级性识告类])别(?![人家])`,
].join("|");
const HAPPENED = raw`(?<!(${FEARED})${FILLER}{0,6})`;
/** Parts of a body, not of a table nor a tin. */
const BODY = raw`(胳膊|手臂|手腕|手指|拇指|指头|(?<![骑扶车新对帮助])手|(?<![桌椅床凳柜架][子的]{0,2})腿|脚踝|脚趾|(?<![桌椅床凳柜架墙][子的]{0,2})脚|膝盖|腰|脖子|(?<![罐木石馒镜插龙喷枕像车床接砖箭灯码钻一二两三四五六七八九十几])头|骨头|肋骨|锁骨|骨盆|鼻梁|鼻子|下巴|肩膀|门牙|牙)(?![机表环套柄办推盔像带包架膏刷杖电提镯链串册踏垫轮蹬贴针饰绳戴灯签工]|手架)`;
/** Whose and how many: "孩子的", "一根", "右", "两条小". */
const WHICH = raw`(${WHO}的?)?([一二两三四五六七八九十几双\d]+)?[只条根个颗块节]?[左右]?[大小]?`;
/** What is done to a body, and what becomes of it. */
const HARM = raw`(摔|撞|砸|轧|压|扭|磕|夹|咬|划|割|挤|绞)`;
const CAUGHT = raw`(夹|砸|轧|压|烫|咬|扎|割)(了|到|着|住|中)`;
const WHO_EN = raw`\b(i|me|he|him|she|her|they|them|someone|somebody|mother|father|mum|mom|dad|wife|husband|son|daughter|child|children|kid|kids|baby|boy|girl|man|woman|lady|neighbou?r|grand(ma|pa|mother|father|son|daughter)|person|people|resident|pedestrian|rider|courier|guard)\b(?!['’]s)`;
const HAPPENED_EN = raw`(?<!\b(nearly|almost|could|could have|might|may|will|would|to) )`;

const WORDS: Readonly<Record<Danger, RegExp>> = {
  "119": anyOf(
    raw`着火|着了火|起火|起了火|失火|火灾|自燃|(?<!感)冒(着|了|出|出了)?[黑白浓青大]?烟|冒出?火[星花苗]|爆炸|(?<!发)烧(起来|着了)`,
    raw`(燃气|煤气|天然气|液化气)${near(6)}(漏|泄|味)|(漏|泄)${near(3)}(燃气|煤气|天然气)|闻到${near(6)}(燃气|煤气)`,
    raw`\bon fire\b|\b(caught|catches|catching|a|the|is) fire\b(?! (door|exit|lane|station|drill|alarm test|extinguisher))`,
    raw`\bburning\b|\b(in|into) flames\b|\bsmok(e|ing) (is |was )?(coming|from|in)\b|\bexplo(de|ded|sion)\b`,
    raw`\bgas (is )?leak|\bleaking gas\b|\bsmells? (of |like )?gas\b`,
  ),
  "120": anyOf(
    raw`受伤|流血|出血|昏迷|晕倒|昏倒|骨折|烧伤|烫伤|没呼吸|喘不上气|不省人事|心脏病|中风|动不了了`,
    raw`(摔|撞|砸|轧|压|咬|夹|扭|砍|刺|炸|打)伤|(摔|撞|砸|轧|压|咬)倒了?(人|老人|孩子)|${HARM}(折|断|破|坏|烂|碎)了?${WHICH}${BODY}`,
    raw`${HAPPENED}(摔|跌|滑|绊)倒|${HAPPENED}(摔|跌)了?([一两好几]+|个)?大?(跤|跟头)|(站|爬)不起来`,
    raw`${HAPPENED}(把|将)${near(6)}${WHO}(给|都)?(撞|轧|碾|砸|咬|烫)`,
    raw`${HAPPENED}${WHO}(给|都)?被${near(8)}(撞|轧|碾|砸|咬|烫)`,
    raw`${HAPPENED}(?<![柜门车墙栏杆牌灯箱桩树花架棚递件货包裹台机盒袋桌椅子][也都又给]?)被${near(8)}车撞`,
    raw`${WHO}[^，。；！？\n的车]{0,4}(倒地|倒在|躺在地)`,
    raw`${HAPPENED}(撞|轧|碾|砸|咬|烫)(倒|飞|到|上|着|中)?了?(一?[个位名])?(我家|我们家)?${WHO}${NOT_THEIRS}`,
    raw`${BODY}(给|都|也)?([被让叫]${near(8)})?${HARM}(折|断|破|裂|坏|烂|碎)`,
    raw`${HAPPENED}${CAUGHT}了?${WHICH}${BODY}|${HAPPENED}${BODY}(给|都|也)?([被让叫]${near(8)})?${CAUGHT}`,
    raw`${HAPPENED}触电(?!保护)|${WHO}被电(了|着|到|倒|击)|(?<!(手机|电脑|系统)${near(3)})中毒`,
    raw`\binjur(ed|y|ies)\b|\bbleeding\b|\bunconscious\b|\bfainted\b|\bcan(’|'|no)t breathe\b|\bbroken (leg|arm|bone|hip)\b`,
    raw`\b(badly|seriously) hurt\b|\bheart attack\b|\bstroke\b|\belectrocuted\b|\belectric shock\b|\bpoison(ed|ing)\b`,
    raw`${WHO_EN} (just |has |have |had )*(fell|fallen)\b(?! (asleep|behind|for|in love|out))|\bcan(’|'| ?no)t (get|stand) up\b(?! (the|to|at|early|in))`,
    raw`${HAPPENED_EN}\b(hits?|struck|knocked (down|over)|ran over|run over) ((a|an|the|my|our|his|her|their|old|little|young|small|elderly) )*${WHO_EN}`,
    raw`${WHO_EN} (has been|have been|was|were|got) (hit|struck|knocked (down|over)|run over)\b`,
  ),
  "110": anyOf(
    raw`打人|打架|斗殴|殴打|持刀|拿刀|动刀|抢劫|抢走|尾随|跟踪我|威胁要|要杀|砍人|动手(打|推)|耳光|拳打脚踢`,
    raw`${HAPPENED}${WHO}(给|都)?被${near(8)}(打(伤|倒|得|哭|骂|晕|了(?!差|低|好|标|负|一?个|电话|折|[\d一二三四五六七八九十两几]))|揍|捅|砍)`,
    raw`${HAPPENED}(把|将)${near(6)}${WHO}(给|都)?(打(?!发|动|断|扰|电话)|揍|捅|砍)`,
    raw`(?<!没)打(了|伤|过)${WHO}${NOT_THEIRS}(?!${near(8)}(电话|手机|座机|热线|号|次|回|半天|接|差评|好评|分|星))`,
    raw`\bknife\b|\bweapon\b|\brobbed\b|\b(was|being|got) (attacked|beaten|followed|threatened)\b|\bthreaten(s|ed|ing) to\b|\bfighting\b`,
    raw`\b(punched|slapped|assaulted) ((a|an|the|my|our|his|her|their) )?${WHO_EN}`,
  ),
};

/** The numbers that a text gives reason to call first, in the order above; none for an ordinary one. Pure. */
export function dangersIn(text: string): Danger[] {
  const read = text.normalize("NFKC");
  return (Object.keys(WORDS) as Danger[])
    .filter((number) => WORDS[number].test(read))
    .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

const ORDER: readonly Danger[] = ["119", "120", "110"];
