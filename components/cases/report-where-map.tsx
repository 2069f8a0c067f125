import { useTranslations } from "next-intl";
import { MapDrawing } from "@/components/places/map-drawing";
import { ButtonLink } from "@/components/ui/button";
import { Empty, PageHead } from "@/components/ui/page-head";
import type { MapModel } from "@/lib/stations/map-model";
import type { Board } from "@/lib/stations/views";
import { PhotosOnTheWay } from "./report-on-the-way";

interface Props {
  /** Token of the draft. */
  readonly draft: string;
  readonly map: MapModel;
  readonly board: Board;
  readonly change: boolean;
}

const WHERE = "/report/where";

/** Which building, on the map: first the neighbourhood, then the block; the same as links in words beneath. */
export function ReportWhereMap({ draft, map, board, change }: Props) {
  const t = useTranslations("report");
  const { chosen, numbered, neighbourhoods, height } = map;
  const path = (to: string, query: Record<string, string>) =>
    `${to}?${new URLSearchParams({ ...query, ...(change ? { change: "1" } : {}) })}`;
  const quarter = (code: string) => path(`${WHERE}/map`, { n: code });
  const block = (code: string) => path(WHERE, { building: code });
  const links = chosen
    ? numbered
        .map(({ of }) => ({ href: block(of.code), label: of.label }))
        .toSorted((a, b) => order.compare(a.label, b.label))
    : neighbourhoods.map(({ code, name }) => ({ href: quarter(code), label: name }));
  return (
    <>
      <PageHead
        title={chosen ? t("where.mapTitleOf", { name: chosen.name }) : t("where.mapTitle")}
        lead={t(chosen ? "where.mapLeadBlock" : "where.mapLead")}
        back={
          chosen
            ? { href: path(`${WHERE}/map`, {}), label: t("where.mapAll") }
            : { href: path(WHERE, {}), label: t("where.mapBack") }
        }
      />
      <PhotosOnTheWay draft={draft} page="later" />
      {height === null || links.length === 0 ? (
        <Empty title={t("where.mapNone")}>
          <ButtonLink href={path(WHERE, {})} look="secondary" className="mt-3">
            {t("where.mapBack")}
          </ButtonLink>
        </Empty>
      ) : (
        <>
          <MapDrawing
            map={map}
            board={board}
            leads={{
              quarter,
              block: ({ code, label }) => ({ href: block(code), words: t("where.mapPick", { name: label }) }),
              stations: false,
            }}
          />
          <ul className="mt-4 grid grid-cols-2 gap-2 sm:grid-cols-3">
            {links.map(({ href, label }) => (
              <li key={href}>
                <ButtonLink href={href} look="secondary" className="w-full px-2">
                  {label}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const order = new Intl.Collator("zh-CN", { numeric: true });
