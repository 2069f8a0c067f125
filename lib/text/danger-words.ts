/** Numbers to call before anything else: fire and gas, injury, violence. */
export type Danger = "119" | "120" | "110";

const WORDS: Readonly<Record<Danger, RegExp>> = {
  "119":
    /着火|起火|失火|火灾|自燃|冒烟|爆炸|(燃气|煤气|天然气|液化气)[^，。；！？\n]{0,6}(漏|泄|味)|(漏|泄)[^，。；！？\n]{0,3}(燃气|煤气|天然气)|闻到[^，。；！？\n]{0,6}(燃气|煤气)|\bon fire\b|\b(caught|catches|catching|a|the|is) fire\b(?! (door|exit|lane|station|drill|alarm test|extinguisher))|\bburning\b|\bsmok(e|ing) (is |was )?(coming|from|in)\b|\bexplo(de|ded|sion)\b|\bgas (is )?leak|\bleaking gas\b|\bsmells? (of |like )?gas\b/iu,
  "120":
    /受伤|流血|出血|昏迷|晕倒|昏倒|骨折|烧伤|烫伤|没呼吸|喘不上气|不省人事|心脏病|中风|(摔|撞|砸|轧|压|咬)(伤|断|破头|倒(了)?(人|老人|孩子))|动不了了|\binjur(ed|y|ies)\b|\bbleeding\b|\bunconscious\b|\bfainted\b|\bcan(’|'|no)t breathe\b|\bbroken (leg|arm|bone|hip)\b|\b(badly|seriously) hurt\b|\bheart attack\b|\bstroke\b/iu,
  "110":
    /打人|打架|斗殴|持刀|拿刀|动刀|抢劫|抢走|尾随|跟踪我|威胁要|要杀|砍人|\bknife\b|\bweapon\b|\brobbed\b|\b(was|being|got) (attacked|beaten|followed|threatened)\b|\bthreaten(s|ed|ing) to\b|\bfighting\b/iu,
};

/** The numbers that a text gives reason to call first, in the order above; none for an ordinary one. Pure. */
export function dangersIn(text: string): Danger[] {
  const read = text.normalize("NFKC");
  return (Object.keys(WORDS) as Danger[])
    .filter((number) => WORDS[number].test(read))
    .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

const ORDER: readonly Danger[] = ["119", "120", "110"];
