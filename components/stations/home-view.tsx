import { useTranslations } from "next-intl";
import { Beside } from "@/components/ui/beside";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Empty } from "@/components/ui/page-head";
import { isOpen, openFirst } from "@/lib/stations/rules";
import type { Board as BoardData } from "@/lib/stations/views";
import { Board } from "./board";
import { Live } from "./live";
import { CompactList } from "./station-list";

/** The home page: what brings people here, the picture of this moment, and the same in words. */
export function HomeView({ board }: { board: BoardData }) {
  const t = useTranslations("home");
  return (
    <>
      <header className="mb-5">
        <h1 className="text-[1.8rem] leading-snug font-extrabold">{t("title")}</h1>
        <p className="mt-1 text-soft">{t("lead")}</p>
      </header>
      <div className="grid max-w-[42rem] grid-cols-2 gap-2.5">
        <ButtonLink href="/report" className="col-span-2 min-h-14">
          {t("report")}
        </ButtonLink>
        <ButtonLink href="/rider" look="secondary" className="min-h-14">
          {t("rider")}
        </ButtonLink>
        <ButtonLink href="/stations" look="secondary" className="min-h-14">
          {t("stations")}
        </ButtonLink>
      </div>
      <Stations board={board} />
    </>
  );
}

function Stations({ board }: { board: BoardData }) {
  const t = useTranslations("home");
  const none = useTranslations("stations")("boardNone");
  const map = useTranslations("map");
  const { stations, now, zone } = board;
  if (stations.length === 0)
    return (
      <div className="mt-8">
        <Empty title={none} />
      </div>
    );
  const sorted = openFirst(stations);
  const open = sorted.filter((one) => isOpen(one.openness.state));
  const closed = sorted.filter((one) => !isOpen(one.openness.state));
  const count = (kind: string) => stations.filter((one) => one.kind === kind).length;
  const parts = { one: count("LEISURE_CENTRE"), six: count("EXPRESS_STATION"), n: count("SHOP_POST") };
  return (
    <Live shown={board} className="mt-7 -mb-6">
      <Beside
        picture={
          <Section title={t("boardTitle", parts)}>
            <Board board={board} />
            <ButtonLink href="/map" look="secondary" className="no-print mt-3 w-full">
              {map("open")}
            </ButtonLink>
          </Section>
        }
        words={
          <>
            <Section title={t("openTitle")}>
              {open.length > 0 ? (
                <CompactList stations={open} now={now} zone={zone} />
              ) : (
                <p className="text-soft">{t("noneOpen")}</p>
              )}
            </Section>
            {closed.length > 0 && (
              <Section title={t("closedTitle")}>
                <CompactList stations={closed} now={now} zone={zone} />
              </Section>
            )}
          </>
        }
      />
    </Live>
  );
}
