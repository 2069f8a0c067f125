import { BOARD_SIZE, layOut } from "@/lib/stations/board-layout";
import type { Board as BoardData } from "@/lib/stations/views";
import { occupancyWords, type Speech, whenWords } from "@/lib/stations/words";
import { BoardCircle, BoardDot } from "./board-marks";
import { Legend } from "./legend";
import { useSpeech } from "./use-speech";

/**
 * The 1+6+N picture: every station in its place and state, each a link. From the server, without scripts; a list
 * beneath it says the same in words.
 */
export function Board({ board }: { board: BoardData }) {
  const speech = useSpeech(board);
  const layout = layOut(board.stations);
  const middle = BOARD_SIZE / 2;
  return (
    <div className="rounded-card border border-line bg-card p-2 sm:p-4">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't stand in an SVG */}
      <svg
        viewBox={`0 0 ${BOARD_SIZE} ${BOARD_SIZE}`}
        role="group"
        aria-label={speech.t("boardLabel")}
        className="mx-auto block w-full max-w-[30rem]"
      >
        {layout.rings.map((radius) => (
          <circle key={radius} cx={middle} cy={middle} r={radius} className="fill-transparent stroke-line" />
        ))}
        {layout.one && <BoardCircle spot={layout.one} middle words={circleWords(layout.one, speech, true)} />}
        {layout.six.map((spot) => (
          <BoardCircle key={spot.station.code} spot={spot} words={circleWords(spot, speech)} />
        ))}
        {layout.n.map((spot) => (
          <BoardDot key={spot.station.code} spot={spot} label={labelOf(spot.station, speech)} />
        ))}
      </svg>
      <Legend stations={board.stations} />
    </div>
  );
}

type Station = BoardData["stations"][number];

/** What a mark says to the ear, in full. */
function labelOf({ name, recent, seats, openness }: Station, speech: Speech): string {
  return speech.t("boardStation", {
    name,
    state: speech.t(`state${openness.state}`),
    when: whenWords(openness, speech),
    occupancy: occupancyWords(recent, seats, speech.t),
  });
}

/** What a circle says: to the eye in a word or two; to the ear the same, and then all. */
function circleWords({ station }: { readonly station: Station }, speech: Speech, wide = false) {
  const below = wide ? wideWords(station, speech) : shortWords(station, speech);
  const shown = `${station.shortName} ${below}`;
  return { below, label: speech.t("boardMark", { shown, station: labelOf(station, speech) }) };
}

function shortWords({ recent, seats, openness }: Station, { t }: Speech): string {
  const short = {
    OPEN: seats > 0 ? `${recent}/${seats}` : String(recent),
    FULL: t("boardFull"),
    CLOSED: t("boardClosed"),
    CLOSURE: t("boardClosure"),
  };
  return short[openness.state];
}

function wideWords({ recent, openness: { state } }: Station, { t }: Speech): string {
  return state === "OPEN" ? t("boardRecent", { recent }) : t(`state${state}`);
}
