import { DEMO_PHONE_PREFIX } from "@/lib/demo/cast";
import type { Rng } from "./random";

const SURNAMES =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const GIVEN =
  "伟强磊军洋勇杰涛明超平刚辉鹏华飞波斌宇浩凯健俊帆帅旭宁龙林凤梅兰霞燕玲娟艳丽敏静娜秀英红桂芬芳琴云莲玉萍春雪晓文志建国永庆德福海东树立新成长江山义忠良才富贵喜根生宝";
const MINORITY = [
  "买买提·艾力",
  "巴特尔",
  "扎西顿珠",
  "马哈木提·吐尔逊",
  "才让多杰",
  "阿依古丽·玉素甫",
  "乌云毕力格",
];

/** An invented Chinese name; now and then of a minority, with its middle dot. */
export function personName(random: Rng): string {
  if (random.chance(0.012)) return random.pick(MINORITY);
  const surname = random.pick([...SURNAMES]);
  const first = random.pick([...GIVEN]);
  const second = random.pick([...GIVEN]);
  return random.chance(0.22) || first === second ? surname + first : surname + first + second;
}

const BLOCKS = { rider: 1, reporter: 2, staff: 3, shop: 4 } as const;

/** The `index`-th number of a kind, in E.164, from the block that nobody can be given. */
export function phone(block: keyof typeof BLOCKS, index: number): string {
  // 7919 and ten million share no factor, so that no two are equal and the last digits differ.
  const number = BLOCKS[block] * 10_000_000 + (((index + 1) * 7919 * 1237) % 10_000_000);
  return `${DEMO_PHONE_PREFIX}${String(number).padStart(8, "0")}`;
}
