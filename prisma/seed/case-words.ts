import { localTime } from "@/lib/time/shanghai";
import { FLOORS, ITEMS, type Scene } from "./case-texts";
import { neighbourhood } from "./place-names";
import type { Rng } from "./random";

const AGO = [[], ["昨天中午", "昨天下午", "昨天晚上"], ["前天上午", "前天下午", "前天晚上"]];

/** A time of day that has passed when the case is filed. */
function when(filedAt: Date, ago: number): readonly string[] {
  if (ago > 0) return AGO[ago] ?? ["前几天"];
  const { minutes } = localTime(filedAt);
  if (minutes < 12 * 60) return ["今天早上", "刚才"];
  return minutes < 17 * 60 ? ["今天上午", "今天中午"] : ["今天上午", "今天中午", "今天下午"];
}

interface Incident {
  /** Code of the neighbourhood. */
  readonly quarter: string;
  readonly filedAt: Date;
}

/** The person's own words for what happened so many days ago. */
export function tell(
  { opens, tells, asks }: Scene,
  rng: Rng,
  { quarter, filedAt }: Incident,
  ago: number,
): string {
  const parts = [
    rng.pick(opens),
    rng.pick(tells),
    ...(rng.chance(0.35) ? [rng.pick(tells)] : []),
    rng.pick(asks),
  ];
  const { name } = neighbourhood(quarter);
  const words: Record<string, string> = {
    item: rng.pick(ITEMS),
    when: rng.pick(when(filedAt, ago)),
    floor: rng.pick(FLOORS),
    place: `${name}${rng.int(1, 30)}号楼`,
    gate: `${name}${rng.pick(["北门", "南门", "东门", "西门"])}`,
  };
  return [...new Set(parts)].join("").replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? "");
}
