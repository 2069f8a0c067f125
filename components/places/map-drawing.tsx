import { useTranslations } from "next-intl";
import { BADGE, StationMark } from "@/components/places/map-mark";
import { useSpeech } from "@/components/stations/use-speech";
import { DRAWING_WIDTH } from "@/lib/places/drawing";
import { type MappedBuilding, mapPath } from "@/lib/places/mapped";
import type { MapModel } from "@/lib/stations/map-model";
import type { Board } from "@/lib/stations/views";

/** Letters stay readable on a phone: larger in the drawing's units where the drawing is small. Bright edges keep them clear. */
const LETTERS = "pointer-events-none fill-ink stroke-card [paint-order:stroke] [dominant-baseline:central]";
/** In focus its edge is wide enough to be seen beside the street that lies on it; some browsers draw no other ring. */
const QUARTER =
  "fill-paper stroke-line-strong group-focus-visible:stroke-(--focus) group-focus-visible:stroke-[36] hover:fill-brick-wash sm:group-focus-visible:stroke-[24]";
/** Nearer to the side than this, a name is written inwards. */
const EDGE = 160;

/** Where the parts of the drawing lead, and what is said of that. */
export interface Leads {
  readonly quarter: (code: string) => string;
  readonly block: (block: MappedBuilding) => { readonly href: string; readonly words: string };
  /** Stations are drawn, and lead to their pages. */
  readonly stations: boolean;
}

/**
 * Lanes, blocks, entrances, gates and stations as one SVG from the server: neighbourhoods and stations are links, the
 * list beside it holds the same in words. No tiles, no scripts.
 */
export function MapDrawing({ map, board, leads }: { map: MapModel; board: Board; leads?: Leads }) {
  const t = useTranslations("map");
  const speech = useSpeech(board);
  if (map.height === null) return null;
  const { chosen, from } = map;
  const { quarter, block, stations }: Leads = leads ?? {
    quarter: (code) => mapPath({ n: code, ...(from ? { from: from.code } : {}) }),
    block: ({ code, neighbourhood, label }) => ({
      href: mapPath({ n: neighbourhood, from: code }),
      words: t("walkFrom", { name: label }),
    }),
    stations: true,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't stand in an SVG
    <svg
      viewBox={`0 0 ${DRAWING_WIDTH} ${map.height}`}
      role="group"
      aria-label={chosen ? t("drawingOf", { neighbourhood: chosen.name }) : t("drawing")}
      className="block h-auto w-full rounded-card border border-line bg-card print:max-h-[17cm]"
    >
      {map.neighbourhoods.map(({ code, name, path }) =>
        code === chosen?.code ? (
          <path key={code} d={path} className="fill-brick-wash stroke-line-strong" strokeWidth="2" />
        ) : (
          <a
            key={code}
            href={quarter(code)}
            aria-label={t("zoomTo", { name })}
            className="group outline-hidden"
          >
            <path d={path} strokeWidth="2" className={QUARTER} />
          </a>
        ),
      )}
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" className="pointer-events-none">
        <Lane path={map.streets} width={10 * map.scale} />
        <Lane path={map.alleys} width={Math.max(4 * map.scale, 3.5)} />
      </g>
      <path
        d={map.blocks}
        className="pointer-events-none fill-slate-wash stroke-line-strong"
        strokeWidth="1"
      />
      {map.numbered.map(({ of, path }) => {
        const { href, words } = block(of);
        return (
          <a key={of.code} href={href} aria-label={words} tabIndex={-1}>
            <path d={path} className="fill-slate-wash stroke-soft hover:fill-amber-wash" strokeWidth="2" />
          </a>
        );
      })}
      <path
        d={map.entrances}
        strokeWidth="7"
        strokeLinecap="round"
        className="pointer-events-none stroke-soft"
      />
      <path
        d={map.way}
        fill="none"
        strokeWidth="9"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeDasharray="1 17"
        className="pointer-events-none stroke-brick"
      />
      <g className={LETTERS} strokeWidth="5" textAnchor="middle">
        {map.numbered.map(({ of, at: [x, y], number }) => (
          <text key={of.code} x={x} y={y} className="text-[30px] sm:text-[19px]">
            {number}
          </text>
        ))}
      </g>
      {map.gates.map(({ of, at: [x, y] }) => (
        <g key={of.code} transform={`translate(${x} ${y})`}>
          <title>{of.label}</title>
          <Gate />
          {of.neighbourhood === chosen?.code && (
            <text
              x={x < EDGE ? -11 : x > DRAWING_WIDTH - EDGE ? 11 : 0}
              y={y > 60 ? -26 : 30}
              strokeWidth="5"
              textAnchor={x < EDGE ? "start" : x > DRAWING_WIDTH - EDGE ? "end" : "middle"}
              className={`${LETTERS} text-[28px] sm:text-[18px]`}
            >
              {of.label}
            </text>
          )}
        </g>
      ))}
      {stations &&
        map.stations.map(({ of, at }) => (
          <StationMark key={of.code} station={of} at={at} speech={speech} named={chosen !== null} />
        ))}
      {!chosen &&
        map.neighbourhoods.map(({ code, name, at: [x, y] }) => (
          <text
            key={code}
            x={x}
            y={y}
            strokeWidth="9"
            textAnchor="middle"
            className={`${LETTERS} text-[42px] font-bold sm:text-[28px]`}
          >
            {name}
          </text>
        ))}
      {from?.at && (
        <g transform={`translate(${from.at.join(" ")})`} className="pointer-events-none">
          <title>{t("fromHere", { name: from.label })}</title>
          <g className={BADGE}>
            <path
              d="M0 0c-9-15-14-21-14-29a14 14 0 1 1 28 0c0 8-5 14-14 29z"
              className="fill-brick stroke-card"
              strokeWidth="3"
            />
            <circle cy="-29" r="5" className="fill-card" />
          </g>
        </g>
      )}
    </svg>
  );
}

/** A way with a kerb on both sides, so that it is one on white paper too. */
function Lane({ path, width }: { path: string; width: number }) {
  return (
    <>
      <path d={path} strokeWidth={Math.round(width + 3)} className="stroke-line-strong" />
      <path d={path} strokeWidth={Math.round(width)} className="stroke-card" />
    </>
  );
}

/** Two posts and the bar between them. */
export function Gate() {
  return <path d="M-11 9V-9M11 9V-9M-11-7H11" fill="none" strokeWidth="5" className="stroke-ink" />;
}
