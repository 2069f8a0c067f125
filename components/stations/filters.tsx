import { useTranslations } from "next-intl";
import { filterPath } from "@/lib/stations/filter";
import { SERVICE_KINDS, type StationFilter } from "@/lib/stations/rules";

/** The choices as links, so that every list has an address and works without scripts. */
export function Filters({ filter }: { filter: StationFilter }) {
  const t = useTranslations("stations");
  const services = [null, ...SERVICE_KINDS];
  return (
    <div className="no-print mb-6 grid gap-3">
      <Choices
        label={t("filterOpen")}
        choices={[false, true].map((open) => ({
          href: filterPath({ ...filter, open }),
          label: t(open ? "filterNow" : "filterAnytime"),
          chosen: filter.open === open,
        }))}
      />
      <Choices
        label={t("filterService")}
        choices={services.map((service) => ({
          href: filterPath({ ...filter, service }),
          label: service ? t(`service${service}`) : t("filterAny"),
          chosen: filter.service === service,
        }))}
      />
    </div>
  );
}

export interface Choice {
  readonly href: string;
  readonly label: string;
  readonly chosen: boolean;
}

function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label}>
      <p className="mb-1.5 text-[0.9rem] text-soft" aria-hidden="true">
        {label}
      </p>
      <ul className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <li key={choice.href + choice.label}>
            <a
              href={choice.href}
              aria-current={choice.chosen ? "true" : undefined}
              className="inline-flex min-h-12 items-center rounded-full border border-line-strong bg-card px-4 hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper"
            >
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
