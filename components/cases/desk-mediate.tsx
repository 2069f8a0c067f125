import { useTranslations } from "next-intl";
import { CheckField } from "@/components/form/choices";
import { SelectField, TextArea, TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import { recordConsent } from "@/lib/mediation/actions";
import type { DisputeView } from "@/lib/mediation/queries";
import { CHANNELS } from "@/lib/mediation/rules";
import { useWhen } from "./desk-time";

/** Which of the two channels, what about, and who has agreed already. */
export function MediateFields() {
  const t = useTranslations("cadre");
  const channels = CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }));
  return (
    <>
      <SelectField size="desk" name="channel" label={t("field.channel")} options={channels} required />
      <dl className="mb-3 text-soft">
        {CHANNELS.map((channel) => (
          <div key={channel} className="mb-1">
            <dt className="font-semibold">{t(`channel.${channel}`)}</dt>
            <dd>{t(`channelHint.${channel}`)}</dd>
          </div>
        ))}
      </dl>
      <TextArea size="desk" name="summary" label={t("field.summary")} rows={3} maxLength={2000} required />
      <TextField size="desk" name="firstName" label={t("field.firstName")} maxLength={60} required />
      <CheckField size="desk" name="firstConsents" label={t("field.firstConsents")} />
      <TextField size="desk" name="secondName" label={t("field.secondName")} maxLength={60} required />
      <CheckField size="desk" name="secondConsents" label={t("field.secondConsents")} />
    </>
  );
}

const TONE: Record<DisputeView["status"], Tone> = {
  OPEN: "busy",
  IN_MEDIATION: "good",
  SETTLED: "good",
  ENDED_WITHOUT_AGREEMENT: "still",
  WITHDRAWN: "still",
};

/** The disputes of a case: channel, state, and who has agreed. */
export function DeskDisputes({
  disputes,
  mayRecord,
  from,
}: {
  disputes: readonly DisputeView[];
  mayRecord: boolean;
  from: string;
}) {
  const t = useTranslations("cadre");
  const when = useWhen();
  if (disputes.length === 0) return null;
  return (
    <section aria-label={t("dispute.title")}>
      <h3 className="mb-2 font-bold">{t("dispute.title")}</h3>
      <ul className="grid gap-2">
        {disputes.map((dispute) => (
          <li key={dispute.id} className="rounded-card border border-line bg-card p-3">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">{t(`channel.${dispute.channel}`)}</span>
              <StateMark tone={TONE[dispute.status]}>{t(`disputeStatus.${dispute.status}`)}</StateMark>
              <span className="text-soft">{t("dispute.opened", { at: when(dispute.openedAt) })}</span>
            </p>
            {dispute.summary && <p className="mt-1 whitespace-pre-line">{dispute.summary}</p>}
            <ul className="mt-2 grid gap-1.5">
              {dispute.parties.map((party) => (
                <Party
                  key={party.id}
                  party={party}
                  from={from}
                  mayRecord={mayRecord && dispute.status === "OPEN"}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Party({
  party,
  mayRecord,
  from,
}: {
  party: DisputeView["parties"][number];
  mayRecord: boolean;
  from: string;
}) {
  const t = useTranslations("cadre");
  const when = useWhen();
  const name = party.name || t(party.side === "FIRST" ? "dispute.first" : "dispute.second");
  return (
    <li className="flex flex-wrap items-center gap-2">
      <span>{name}</span>
      <span className="text-soft">
        {party.consentedAt ? t("dispute.agreed", { at: when(party.consentedAt) }) : t("dispute.waiting")}
      </span>
      {mayRecord && !party.consentedAt && (
        <form action={recordConsent}>
          <input type="hidden" name="id" value={party.id} />
          <input type="hidden" name="from" value={from} />
          <Submit look="secondary" size="desk">
            {t("dispute.record")}
          </Submit>
        </form>
      )}
    </li>
  );
}
