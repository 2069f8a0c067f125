import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Empty, PageHead } from "@/components/ui/page-head";
import { matches, openFirst, STATION_KINDS, type StationFilter } from "@/lib/stations/rules";
import type { Board } from "@/lib/stations/views";
import { Filters } from "./filters";
import { Live } from "./live";
import { StationList } from "./station-list";

/** All stations by kind, open ones first, less those that don't match. */
export function StationListView({ board, filter }: { board: Board; filter: StationFilter }) {
  const t = useTranslations("stations");
  const map = useTranslations("map");
  const found = openFirst(board.stations).filter((station) => matches(station, filter));
  const groups = STATION_KINDS.map((kind) => ({
    kind,
    stations: found.filter((station) => station.kind === kind),
  })).filter((group) => group.stations.length > 0);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        aside={
          <ButtonLink href="/map" look="secondary" className="no-print">
            {map("open")}
          </ButtonLink>
        }
      />
      <Filters filter={filter} />
      <Live shown={board}>
        {found.length === 0 ? (
          <Empty title={t("noneFound")}>
            <p>{t("noneFoundLead")}</p>
            <ButtonLink href="/stations" look="secondary" className="mt-3">
              {t("showAll")}
            </ButtonLink>
          </Empty>
        ) : (
          <p role="status" className="text-soft">
            {t("found", { count: found.length })}
          </p>
        )}
        {groups.map(({ kind, stations }) => (
          <Section key={kind} title={t(`kind${kind}`)} className="mt-5">
            <StationList stations={stations} now={board.now} zone={board.zone} />
          </Section>
        ))}
      </Live>
    </>
  );
}
