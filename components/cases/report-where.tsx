import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { RadioCards } from "@/components/form/choices";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { sayWhereAction } from "@/lib/cases/actions";
import type { Whereabouts } from "@/lib/cases/answers";
import { Carried, ReportFrame } from "./report-frame";

export interface WhereProps {
  readonly draft: string;
  readonly change: boolean;
  readonly where: Whereabouts | null;
  readonly station: string | null;
  readonly neighbourhoods: readonly { readonly value: string; readonly label: string }[];
  readonly buildings: readonly {
    readonly value: string;
    readonly label: string;
    readonly aliases: readonly string[];
    readonly within: string;
  }[];
  readonly elsewhere: boolean;
}

/** 3. Where: station or neighbourhood; then a building, if known, by whatever people call it. */
export function ReportWhere(props: WhereProps) {
  const { draft, change, where, station, neighbourhoods, buildings, elsewhere } = props;
  const t = useTranslations("report");
  const common = useTranslations("common");
  const format = useFormatter();
  const here = station ? [{ value: "station", label: t("where.stationHere", { name: station }) }] : [];
  return (
    <ReportFrame draft={draft} step="where" title={t("where.title")} lead={t("where.lead")} change={change}>
      <ActionForm action={sayWhereAction} values={valuesOf(where)}>
        <Carried draft={draft} change={change} />
        <RadioCards
          name="place"
          label={t("where.place")}
          columns={2}
          options={[...here, ...neighbourhoods]}
        />
        <div className="flex flex-wrap items-end gap-x-2">
          <TextField
            name="q"
            label={t("where.building")}
            hint={t("where.buildingHint")}
            className="min-w-48 flex-1"
            maxLength={60}
            autoComplete="off"
          />
          <Submit look="secondary" name="intent" value="search" className="mb-5">
            {t("where.search")}
          </Submit>
        </div>
        <Submit look="quiet" name="intent" value="map" className="-mt-4 mb-4 px-0">
          {t("where.map")}
        </Submit>
        <div id="again" className="scroll-mt-4">
          {buildings.length > 0 && (
            <RadioCards
              name="building"
              label={t(elsewhere ? "where.foundElsewhere" : "where.found", { count: buildings.length })}
              options={[
                ...buildings.map(({ value, label, aliases, within }) => ({
                  value,
                  label,
                  hint: [within, aliases.length > 0 && t("where.alias", { names: format.list(aliases) })]
                    .filter(Boolean)
                    .join(" · "),
                })),
                { value: "none", label: t("where.none") },
              ]}
            />
          )}
          {where?.query && buildings.length === 0 && (
            <Notice tone="busy" className="mb-5" role="status">
              <p>
                {t(where.place ? "where.nothingFound" : "where.nothingFoundChoose", { query: where.query })}
              </p>
            </Notice>
          )}
        </div>
        <TextField
          name="entrance"
          label={t("where.entrance")}
          hint={t("where.entranceHint")}
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
        />
        <TextField name="note" label={t("where.note")} hint={t("where.noteHint")} maxLength={200} />
        <Submit className="w-full" name="intent" value="continue">
          {common("continue")}
        </Submit>
      </ActionForm>
    </ReportFrame>
  );
}

function valuesOf(where: Whereabouts | null): Record<string, string> {
  if (!where) return {};
  const { place, query, buildingId, entrance, note, settled } = where;
  return {
    ...(place ? { place } : {}),
    q: query,
    ...(buildingId ? { building: buildingId } : settled && query ? { building: "none" } : {}),
    entrance: entrance === null ? "" : String(entrance),
    note,
  };
}
