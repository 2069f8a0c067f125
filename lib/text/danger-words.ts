/** Numbers to call before anything else: fire and gas, injury, violence. */
export type Danger = "119" | "120" | "110";

const raw = String.raw;
/** Within one clause. */
const near = (most: number) => raw`[^，。；！？\n]{0,${most}}`;
const anyOf = (...parts: readonly string[]) => new RegExp(parts.join("|"), "iu");

/** Somebody, and not something of theirs: "撞了我" but not "撞了我的车". */
const WHO = raw`(我妈|我爸|爸爸|妈妈|父亲|母亲|爷爷|奶奶|姥姥|姥爷|外公|外婆|老人|老太太|老头|大爷|大妈|大娘|阿姨|叔叔|孩子|小孩|宝宝|儿子|女儿|孙子|孙女|老婆|老公|妻子|丈夫|媳妇|孕妇|邻居|行人|路人|居民|骑手|小哥|师傅|保安|门卫|女士|女的|男的|姑娘|小伙子?|人|我|他|她|您|咱)`;
const NOT_THEIRS = raw`(?!的|家|行|们?的|们?家|工|车)`;
/** What was only feared or nearly happened is no emergency. */
const HAPPENED = raw`(?<!(差点|差一点|险些|(?<!可)怕|担心|容易|万一|小心|别(?!人)|防止|以防|免得|以免|避免|要是)${near(10)})`;
/** Parts of a body, not of a table nor a tin. */
const BODY = raw`(胳膊|手臂|手腕|手指|手|(?<![桌椅床凳柜])腿|脚|脚踝|膝盖|腰|脖子|(?<![罐木石馒镜插龙喷枕像])头|肋骨|牙)(?![机表环套柄办推盔像带包架膏刷])`;
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
    raw`(摔|撞|砸|轧|压|咬)(伤|倒了?(人|老人|孩子))|(摔|撞|砸|轧|压|扭|磕|夹|咬)(折|断|破|坏)了?${BODY}`,
    raw`${HAPPENED}(摔|跌|滑|绊)倒|(站|爬)不起来`,
    raw`${HAPPENED}(把|将)${near(6)}${WHO}(给|都)?(撞|轧|碾|砸|咬|烫)`,
    raw`${HAPPENED}${WHO}(给|都)?被${near(8)}(撞|轧|碾|砸|咬|烫)`,
    raw`${HAPPENED}(?<![柜门车墙栏杆牌灯箱桩树花架棚递件货包裹台机盒袋桌椅子][也都又给]?)被${near(8)}车撞`,
    raw`${WHO}[^，。；！？\n的车]{0,4}(倒地|倒在|躺在地)`,
    raw`${HAPPENED}(撞|轧|碾)(倒|飞|到|上|着)?了?(一?[个位名])?(我家|我们家)?${WHO}${NOT_THEIRS}`,
    raw`${BODY}(给|都|被)?(摔|撞|砸|轧|压|扭|磕|夹|咬)(折|断|破|裂|坏)`,
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
