import { cx } from "@/components/ui/cx";
import type { Spot } from "@/lib/stations/board-layout";
import { BADGE_RADIUS, badgeAt, setInCircle } from "@/lib/stations/board-text";
import type { OpenState } from "@/lib/stations/rules";
import type { StationOnBoard } from "@/lib/stations/views";
import { StateShape } from "./state-shape";

const RING: Record<OpenState, string> = {
  OPEN: "stroke-jade",
  FULL: "stroke-amber",
  CLOSED: "stroke-slate",
  CLOSURE: "stroke-red",
};

/** A round ring instead of the box that browsers draw around a link; the box stays where colours are forced. */
const LINK = "group outline-hidden";
const FOCUS = "fill-transparent stroke-transparent group-focus-visible:stroke-(--focus)";

/** The finger's target reaches beyond the dot, up to half way to its neighbour. */
const REACH = 13 / 7;
/** Circles smaller than this have no room for a name. */
const ROOM_FOR_TEXT = 18;

/** A post in a shop: a dot. */
export function BoardDot({ spot, label }: { spot: Spot<StationOnBoard>; label: string }) {
  const { station, x, y, r } = spot;
  return (
    <a href={`/stations/${station.code}`} aria-label={label} className={LINK}>
      <title>{label}</title>
      <g transform={`translate(${x} ${y})`}>
        <circle r={r * REACH} className={FOCUS} strokeWidth="2.5" />
        <StateShape state={station.openness.state} r={r} />
      </g>
    </a>
  );
}

/** The leisure centre or an express station: a circle with its name, and its state's shape at the upper right. */
export function BoardCircle({
  spot,
  words,
  middle = false,
}: {
  spot: Spot<StationOnBoard>;
  words: { readonly label: string; readonly below: string };
  middle?: boolean;
}) {
  const { station, x, y, r } = spot;
  const { state } = station.openness;
  const filled = middle && (state === "OPEN" || state === "FULL");
  return (
    // Named by its title, which begins with what the circle shows: so it can be called by what one sees.
    <a href={`/stations/${station.code}`} className={LINK}>
      <title>{words.label}</title>
      <g transform={`translate(${x} ${y})`}>
        <circle
          r={r - 2}
          strokeWidth="4"
          className={filled ? "fill-brick stroke-brick" : cx("fill-card", RING[state])}
        />
        {r >= ROOM_FOR_TEXT && (
          <Lines
            name={station.shortName}
            below={words.below}
            r={r}
            ink={filled ? "fill-on-brick" : "fill-ink"}
            soft={filled ? "fill-on-brick" : "fill-soft"}
          />
        )}
        <circle r={r + 2} className={FOCUS} strokeWidth="3" pointerEvents="none" />
        <g transform={`translate(${badgeAt(r)} ${-badgeAt(r)})`}>
          <circle r={BADGE_RADIUS} className="fill-card" />
          <StateShape state={state} r={7.5} />
        </g>
      </g>
    </a>
  );
}

/** Name and state, centred, never wider than the circle; read out by the link's title, which says more. */
function Lines({
  name,
  below,
  r,
  ink,
  soft,
}: {
  name: string;
  below: string;
  r: number;
  ink: string;
  soft: string;
}) {
  const set = setInCircle(name, below, r, r > 40 ? 16 : 14);
  const lines = [
    ...set.name.map((line) => ({ ...line, look: cx(ink, "font-bold") })),
    ...set.below.map((line) => ({ ...line, look: soft })),
  ];
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: texts take no focus; their link does
    <g textAnchor="middle" dominantBaseline="central" aria-hidden="true">
      {lines.map(({ text, size, y, squeeze, look }) => (
        <text
          key={y}
          y={y}
          fontSize={size}
          className={look}
          {...(squeeze === null ? {} : { textLength: squeeze, lengthAdjust: "spacingAndGlyphs" })}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
