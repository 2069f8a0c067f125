import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type MapAddress, mapPath } from "@/lib/places/mapped";
import type { MapModel } from "@/lib/stations/map-model";

/** From where to walk: typed by any name, or chosen among the gates; all of it links and one native form. */
export function MapFrom({ map, address }: { map: MapModel; address: MapAddress }) {
  const t = useTranslations("map");
  const { from, found, chosen, gates } = map;
  return (
    <div className="no-print">
      <form action="/map" className="flex flex-wrap items-end gap-2">
        {address.n && <input type="hidden" name="n" value={address.n} />}
        <label className="min-w-48 flex-1 font-semibold">
          {t("search")}
          <span className="block text-[0.9rem] font-normal text-soft">{t("searchHint")}</span>
          <input
            name="q"
            type="search"
            defaultValue={address.q}
            maxLength={60}
            autoComplete="off"
            className="mt-1.5 min-h-12 w-full rounded-card border border-line-strong bg-card px-3.5 py-2.5 text-body font-normal"
          />
        </label>
        <Button look="secondary">{t("find")}</Button>
      </form>
      {found && <Found found={found} query={address.q} />}
      {address.from && !from && (
        <Notice tone="busy" title={t("fromUnknown", { code: address.from })} className="mt-3" role="status">
          {t("fromUnknownLead")}
        </Notice>
      )}
      {from && (
        <p className="mt-3 flex flex-wrap items-center gap-x-4">
          <strong>{t("fromHere", { name: from.label })}</strong>
          <a
            href={mapPath({ n: chosen?.code ?? null })}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("fromNone")}
          </a>
        </p>
      )}
      {chosen && gates.length > 0 && (
        <details className="mt-2">
          <summary className="flex min-h-12 items-center underline underline-offset-4">
            {t("fromGate")}
          </summary>
          <ul className="flex flex-wrap gap-2 pb-2">
            {gates.map(({ of }) => (
              <li key={of.code}>
                <a
                  href={mapPath({ n: chosen.code, from: of.code })}
                  className="inline-flex min-h-12 items-center rounded-full border border-line-strong bg-card px-4 hover:border-ink"
                >
                  {of.label}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Found({ found, query }: { found: NonNullable<MapModel["found"]>; query: string }) {
  const t = useTranslations("map");
  const format = useFormatter();
  if (found.length === 0)
    return (
      <Notice tone="busy" title={t("foundNone", { query })} className="mt-3" role="status">
        {t("foundNoneLead")}
      </Notice>
    );
  return (
    <div className="mt-3">
      <p role="status" className="text-soft">
        {t("found", { count: found.length })}
      </p>
      <ul className="mt-1 divide-y divide-line rounded-card border border-line bg-card">
        {found.map(({ code, label, aliases, neighbourhood }) => (
          <li key={code}>
            <a
              href={mapPath({ n: neighbourhood, from: code })}
              className="flex min-h-12 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-brick-wash"
            >
              <span className="font-semibold underline underline-offset-4">{label}</span>
              {aliases.length > 0 && <span className="text-soft">{format.list(aliases)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
