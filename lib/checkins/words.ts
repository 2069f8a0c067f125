import type { Locale } from "@/lib/people/actor";
import type { StationOnBoard } from "@/lib/stations/views";
import { reasonWords, type Speech, whenWords } from "@/lib/stations/words";
import { translator } from "@/lib/text/translator";

/** Services named in one line; more would not be read on the road. */
const SERVICES = 3;
const BETWEEN = " · ";

/** How stations are spoken of to this reader now; `zone` is the area's IANA name. */
export function speechFor(locale: Locale, now: Date, zone: string): Speech {
  const t = translator(locale);
  return { t: (key, params) => t(`stations.${key}`, params), locale, now, zone };
}

/** Why a station can't be entered: its state, the reason of a closure, when it opens. */
export function shutWords({ openness }: Pick<StationOnBoard, "openness">, speech: Speech): string {
  const parts = [speech.t(`state${openness.state}`)];
  if (openness.state === "CLOSURE") parts.push(reasonWords(openness.closure, speech.locale));
  parts.push(whenWords(openness, speech));
  return parts.join(BETWEEN);
}

/** An open station in one line: full or not, what it has now, until when. */
export function openWords(
  { openness, services }: Pick<StationOnBoard, "openness" | "services">,
  speech: Speech,
): string {
  const has = services.filter((service) => service.state !== "PAUSED").slice(0, SERVICES);
  return [
    ...(openness.state === "FULL" ? [speech.t("stateFULL")] : []),
    ...has.map((service) => speech.t(`service${service.kind}`)),
    whenWords(openness, speech),
  ].join(BETWEEN);
}

/** A distance as far as a straight line can promise: to ten metres. */
export const roundMetres = (metres: number): number => Math.round(metres / 10) * 10;
