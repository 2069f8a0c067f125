import { useTranslations } from "next-intl";
import { Live } from "@/components/stations/live";
import { StateIcon } from "@/components/stations/state-shape";
import { Beside } from "@/components/ui/beside";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Empty, PageHead } from "@/components/ui/page-head";
import { type MapAddress, mapPath } from "@/lib/places/mapped";
import { EVERYWHERE, type MapModel } from "@/lib/stations/map-model";
import { OPEN_STATES } from "@/lib/stations/rules";
import type { Board } from "@/lib/stations/views";
import { Gate, MapDrawing } from "./map-drawing";
import { MapFrom } from "./map-from";
import { MapList } from "./map-list";

interface Props {
  readonly map: MapModel;
  readonly board: Board;
  readonly address: MapAddress;
  /** Every neighbourhood, for the links that zoom. */
  readonly neighbourhoods: readonly { readonly code: string; readonly name: string }[];
}

/** The neighbourhood map: drawn on the server, the list beside it, all of it links. */
export function MapView({ map, board, address, neighbourhoods }: Props) {
  const t = useTranslations("map");
  const stations = useTranslations("stations");
  const back = { href: "/stations", label: stations("backToList") };
  if (map.height === null)
    return (
      <>
        <PageHead title={t("title")} back={back} />
        <Empty title={t("nothing")}>{t("nothingLead")}</Empty>
      </>
    );
  const { chosen, from } = map;
  const n = chosen?.code ?? (from ? EVERYWHERE : null);
  return (
    <>
      <PageHead
        title={chosen ? t("titleOf", { name: chosen.name }) : t("title")}
        lead={t("lead")}
        back={back}
      />
      <Zoom neighbourhoods={neighbourhoods} chosen={chosen?.code ?? null} from={from?.code ?? null} />
      <Live shown={board}>
        <Beside
          picture={
            <>
              <MapDrawing map={map} board={board} />
              <Signs zoomed={chosen !== null} />
            </>
          }
          words={
            <>
              <MapFrom map={map} address={{ ...address, n }} />
              <Section title={t(from ? "listWalk" : "list")} className="print:break-before-avoid">
                {from && <p className="mb-2 text-[0.95rem] text-soft">{t("walkNote")}</p>}
                {map.list.length > 0 ? (
                  <MapList list={map.list} board={board} n={n} />
                ) : (
                  <Empty title={t("listNone")}>
                    <ButtonLink href="/map" look="secondary" className="mt-2">
                      {t("zoomOut")}
                    </ButtonLink>
                  </Empty>
                )}
              </Section>
            </>
          }
        />
      </Live>
    </>
  );
}

function Zoom({
  neighbourhoods,
  chosen,
  from,
}: {
  neighbourhoods: Props["neighbourhoods"];
  chosen: string | null;
  from: string | null;
}) {
  const t = useTranslations("map");
  const all = { code: from ? EVERYWHERE : null, name: t("zoomOut") };
  return (
    <nav aria-label={t("zoom")} className="no-print mb-3">
      <ul className="flex flex-wrap gap-2">
        {[all, ...neighbourhoods].map(({ code, name }) => (
          <li key={name}>
            <a
              href={mapPath({ n: code, from })}
              aria-current={(code === EVERYWHERE ? null : code) === chosen ? "true" : undefined}
              className="inline-flex min-h-12 items-center rounded-full border border-line-strong bg-card px-4 hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the shapes mean. */
function Signs({ zoomed }: { zoomed: boolean }) {
  const t = useTranslations("map");
  const stations = useTranslations("stations");
  return (
    <ul
      aria-label={stations("boardLegend")}
      className="mt-2 mb-5 flex flex-wrap gap-x-5 gap-y-1 text-[0.9rem]"
    >
      {OPEN_STATES.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <StateIcon state={state} />
          {stations(`state${state}`)}
        </li>
      ))}
      {zoomed && (
        <>
          <li className="inline-flex items-center gap-1.5">
            <svg viewBox="-15 -12 30 24" className="inline-block h-[0.9em]" aria-hidden="true">
              <Gate />
            </svg>
            {t("signGate")}
          </li>
          <li className="inline-flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className="inline-block size-1.5 rounded-full bg-soft [print-color-adjust:exact]"
            />
            {t("signEntrance")}
          </li>
        </>
      )}
      <li className="text-soft">{t("signSize")}</li>
    </ul>
  );
}
