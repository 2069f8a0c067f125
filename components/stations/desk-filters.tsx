import { useTranslations } from "next-intl";
import { type DeskFilter, deskFilterPath } from "@/lib/stations/desk-filter";
import { OPEN_STATES, STATION_KINDS } from "@/lib/stations/rules";

/** The choices as links, so that every list has an address. */
export function DeskFilters({ filter }: { filter: DeskFilter }) {
  const t = useTranslations("stations");
  const all = t("deskFilterAll");
  return (
    <div className="no-print mb-4 flex flex-wrap gap-x-6 gap-y-2">
      <Row
        label={t("deskFilterState")}
        choices={[null, ...OPEN_STATES].map((state) => ({
          href: deskFilterPath({ ...filter, state }),
          label: state ? t(`state${state}`) : all,
          chosen: filter.state === state,
        }))}
      />
      <Row
        label={t("deskFilterKind")}
        choices={[null, ...STATION_KINDS].map((kind) => ({
          href: deskFilterPath({ ...filter, kind }),
          label: kind ? t(`kind${kind}`) : all,
          chosen: filter.kind === kind,
        }))}
      />
      <Row
        label={t("deskFilterGaps")}
        choices={[false, true].map((gaps) => ({
          href: deskFilterPath({ ...filter, gaps }),
          label: gaps ? t("deskGaps") : all,
          chosen: filter.gaps === gaps,
        }))}
      />
    </div>
  );
}

function Row({
  label,
  choices,
}: {
  label: string;
  choices: readonly { readonly href: string; readonly label: string; readonly chosen: boolean }[];
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1">
      <span className="mr-1 text-soft" aria-hidden="true">
        {label}
      </span>
      {choices.map((choice) => (
        <a
          key={choice.label}
          href={choice.href}
          aria-current={choice.chosen ? "true" : undefined}
          className="inline-flex min-h-9 items-center rounded-full border border-transparent px-3 font-semibold text-soft hover:border-line-strong aria-[current]:bg-ink aria-[current]:text-paper"
        >
          {choice.label}
        </a>
      ))}
    </nav>
  );
}
