import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { StateMark } from "@/components/ui/state-mark";
import { closeStation, endClosure } from "@/lib/stations/actions";
import type { DeskStationView } from "@/lib/stations/desk-queries";
import { type Speech, stampWords } from "@/lib/stations/words";
import { DeskForm } from "./desk-form";
import { DeskSection, deskPath, EditLink, OnStation } from "./desk-section";

type Closure = DeskStationView["closures"][number];

/** Closures in force and to come, each to be ended or cancelled, and a form for a new one. */
export function DeskClosures({
  station,
  edit,
  speech,
}: {
  station: DeskStationView;
  edit: string | null;
  speech: Speech;
}) {
  const { t } = speech;
  const open = edit === "closure";
  return (
    <DeskSection
      id="closure"
      title={t("deskClosures")}
      aside={
        !open && (
          <EditLink
            href={deskPath(station.code, "closure")}
            label={t("deskCloseAdd")}
            what={t("deskCloseAdd")}
          />
        )
      }
    >
      {station.closures.length === 0 && <p className="text-soft">{t("deskClosuresNone")}</p>}
      <ul className="divide-y divide-line">
        {station.closures.map((closure) => (
          <ClosureItem key={closure.id} closure={closure} station={station} speech={speech} />
        ))}
      </ul>
      {open && (
        <DeskForm station={station} action={closeStation} values={{}} t={t}>
          <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
            <TextField
              name="startsAt"
              type="datetime-local"
              size="desk"
              label={t("deskCloseFrom")}
              hint={t("deskCloseFromHint")}
            />
            <TextField
              name="endsAt"
              type="datetime-local"
              size="desk"
              label={t("deskCloseUntil")}
              hint={t("deskCloseUntilHint")}
            />
          </div>
          <TextField
            name="reason"
            size="desk"
            label={t("deskReason")}
            hint={t("deskReasonHint")}
            maxLength={80}
            required
          />
          <TextField name="reasonEn" size="desk" label={t("deskReasonEn")} maxLength={160} lang="en" />
        </DeskForm>
      )}
    </DeskSection>
  );
}

function ClosureItem({
  closure,
  station,
  speech,
}: {
  closure: Closure;
  station: DeskStationView;
  speech: Speech;
}) {
  const { t, now } = speech;
  const { startsAt, endsAt } = closure;
  const begun = startsAt <= now;
  const from = stampWords(startsAt, speech);
  const until = endsAt ? stampWords(endsAt, speech) : t("closureOpenEnd");
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{closure.reason}</span>
        <StateMark tone={begun ? "bad" : "busy"}>
          {t(begun ? "deskClosureNow" : "deskClosureLater")}
        </StateMark>
      </p>
      {closure.reasonEn && <p className="text-soft">{closure.reasonEn}</p>}
      <p>{t("deskClosureSpan", { from, until })}</p>
      <ActionForm action={endClosure} className="mt-1.5">
        <OnStation station={station} />
        <input type="hidden" name="closureId" value={closure.id} />
        <Submit look="secondary" size="desk">
          {t(begun ? "deskEndNow" : "deskCancelClosure")}
        </Submit>
      </ActionForm>
    </li>
  );
}
