import { StateShape } from "@/components/stations/state-shape";
import type { Point } from "@/lib/places/frame";
import type { StationKind } from "@/lib/stations/rules";
import type { StationOnBoard } from "@/lib/stations/views";
import { occupancyWords, type Speech, whenWords } from "@/lib/stations/words";

/** Marks are drawn larger on a phone, where the drawing is small. */
export const BADGE = "scale-[1.7] sm:scale-100";

const RADIUS: Record<StationKind, number> = { LEISURE_CENTRE: 20, EXPRESS_STATION: 16, SHOP_POST: 10 };

/** A station in its place: its state by shape and colour, its kind by size; a link. */
export function StationMark({
  station,
  at,
  speech,
  named,
}: {
  station: StationOnBoard;
  at: Point;
  speech: Speech;
  /** Its short name beneath. */
  named: boolean;
}) {
  const { name, openness, recent, seats, kind, code } = station;
  const label = speech.t("boardStation", {
    name,
    state: speech.t(`state${openness.state}`),
    when: whenWords(openness, speech),
    occupancy: occupancyWords(recent, seats, speech.t),
  });
  const r = RADIUS[kind];
  return (
    <a href={`/stations/${code}`} aria-label={label} className="group outline-hidden">
      <title>{label}</title>
      <g transform={`translate(${at.join(" ")})`}>
        <g className={BADGE}>
          <circle
            r={r + 6}
            strokeWidth="3"
            className="fill-card stroke-transparent group-focus-visible:stroke-(--focus)"
          />
          <StateShape state={openness.state} r={r} />
          {named && (
            <text
              y={r + 20}
              strokeWidth="5"
              className="fill-ink stroke-card text-[19px] font-bold [dominant-baseline:central] [paint-order:stroke] [text-anchor:middle]"
            >
              {station.shortName}
            </text>
          )}
        </g>
      </g>
    </a>
  );
}
