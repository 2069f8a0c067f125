import { SelectField, TextField } from "@/components/form/field";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import { setService } from "@/lib/stations/actions";
import type { DeskStationView } from "@/lib/stations/desk-queries";
import { SERVICE_KINDS, type ServiceKind } from "@/lib/stations/rules";
import type { StationText } from "@/lib/stations/words";
import { DeskForm } from "./desk-form";
import { DeskSection, deskPath, EditLink } from "./desk-section";

const TONE: Record<string, Tone> = { AVAILABLE: "good", SHORT: "busy", PAUSED: "still" };
const CHOICES = ["AVAILABLE", "SHORT", "PAUSED", "NONE"] as const;

/** Every service there can be, with its state now; the one being edited has its form. */
export function DeskServices({
  station,
  edit,
  t,
}: {
  station: DeskStationView;
  edit: string | null;
  t: StationText;
}) {
  return (
    <DeskSection id="services" title={t("servicesTitle")}>
      <ul className="divide-y divide-line">
        {SERVICE_KINDS.map((kind) => (
          <ServiceItem key={kind} station={station} kind={kind} open={edit === kind} t={t} />
        ))}
      </ul>
    </DeskSection>
  );
}

function ServiceItem({
  station,
  kind,
  open,
  t,
}: {
  station: DeskStationView;
  kind: ServiceKind;
  open: boolean;
  t: StationText;
}) {
  const service = station.offered.find((one) => one.kind === kind);
  const name = t(`service${kind}`);
  const state = service?.state ?? "NONE";
  return (
    <li id={kind} className="scroll-mt-4 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <div>
          <span className="mr-2 font-semibold">{name}</span>
          {service ? (
            <StateMark tone={TONE[state] ?? "still"}>{t(`serviceState${state}`)}</StateMark>
          ) : (
            <span className="text-soft">{t("deskServiceNONE")}</span>
          )}
          {service?.note && <span className="block">{service.note}</span>}
          {service?.noteEn && <span className="block text-soft">{service.noteEn}</span>}
        </div>
        {!open && (
          <EditLink
            href={deskPath(station.code, kind)}
            label={t("deskEdit")}
            what={t("deskEditWhat", { what: name })}
          />
        )}
      </div>
      {open && (
        <DeskForm
          station={station}
          action={setService}
          values={{
            state: service?.state ?? "AVAILABLE",
            note: service?.note ?? "",
            noteEn: service?.noteEn ?? "",
          }}
          t={t}
        >
          <input type="hidden" name="kind" value={kind} />
          <SelectField
            name="state"
            size="desk"
            label={t("deskServiceState")}
            options={CHOICES.map((value) => ({
              value,
              label: value === "NONE" ? t("deskServiceNONE") : t(`serviceState${value}`),
            }))}
          />
          <TextField name="note" size="desk" label={t("deskNote")} hint={t("deskNoteHint")} maxLength={60} />
          <TextField
            name="noteEn"
            size="desk"
            label={t("deskNoteEn")}
            hint={t("deskNoteEnHint")}
            maxLength={120}
            lang="en"
          />
        </DeskForm>
      )}
    </li>
  );
}
