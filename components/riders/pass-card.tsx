import { useFormatter, useTranslations } from "next-intl";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import type { RiderCard } from "@/lib/riders/queries";
import type { PassState } from "@/lib/riders/rules";
import { passWords } from "@/lib/riders/words";
import type { Day } from "@/lib/time/shanghai";

const TONE: Record<PassState["kind"], Tone> = {
  valid: "good",
  suspended: "busy",
  expired: "busy",
  none: "still",
  unemployed: "still",
  revoked: "bad",
};
const WORD = {
  valid: "stateValid",
  suspended: "stateSuspended",
  expired: "stateExpired",
  none: "stateNone",
  unemployed: "stateUnemployed",
  revoked: "stateRevoked",
} as const satisfies Record<PassState["kind"], string>;

/** The rider's pass: who it is, for whom they ride, and what the pass is worth today, in words. */
export function PassCard({ card, today }: { card: RiderCard; today: Day }) {
  const t = useTranslations("rider");
  const sentence = useSentence(card.pass, today);
  const groupWords = ({ name, leads }: NonNullable<RiderCard["group"]>) =>
    leads ? t("leader", { group: name }) : name;
  const stopped = card.pass.kind === "suspended" || card.pass.kind === "revoked";
  return (
    <section aria-label={t("passTitle")} className="rounded-card bg-night p-5 text-on-night">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <span
          aria-hidden="true"
          className="grid size-14 shrink-0 place-items-center rounded-full bg-brick text-2xl font-bold text-on-brick"
        >
          {initial(card.name)}
        </span>
        <div className="min-w-0 grow basis-32">
          <h1 className="text-[1.4rem] leading-snug font-extrabold">{card.name}</h1>
          {card.outlet && <p className="text-on-night-soft">{card.outlet.name}</p>}
        </div>
        <StateMark tone={TONE[card.pass.kind]}>{t(WORD[card.pass.kind])}</StateMark>
      </div>
      <dl className="mt-4 space-y-1">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <dt className="text-on-night-soft">{t("number")}</dt>
          <dd className="text-[1.6rem] leading-tight font-extrabold tracking-wide whitespace-nowrap">
            {card.number}
          </dd>
        </div>
        <div className="flex flex-wrap items-baseline gap-x-4">
          <dt className="text-on-night-soft">{t("group")}</dt>
          <dd>{card.group ? groupWords(card.group) : t("noGroup")}</dd>
        </div>
      </dl>
      <p className="mt-4 border-t border-on-night-soft pt-3">{sentence}</p>
      {stopped && (
        <p className="mt-1">
          {card.decidedBy && <span>{t("passDecidedBy", { name: card.decidedBy })} </span>}
          <a href="/report" className="inline-flex min-h-12 items-center underline underline-offset-4">
            {t("passObject")}
          </a>
        </p>
      )}
      {!card.verified && <p className="mt-1 text-on-night-soft">{t("unverified")}</p>}
    </section>
  );
}

function useSentence(state: PassState, today: Day): string {
  const t = useTranslations("rider");
  const format = useFormatter();
  const { key, date, days = 0, reason = "" } = passWords(state, today);
  const written =
    date === undefined
      ? ""
      : typeof date === "string"
        ? format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" })
        : format.dateTime(date, { dateStyle: "long", timeStyle: "short" });
  return t(key, { date: written, days, reason });
}

/** One character for the round mark: of a short Chinese name the first of the given name, else the first of all. */
function initial(name: string): string {
  const letters = [...name];
  return (letters.length <= 3 ? letters[1] : undefined) ?? letters[0] ?? "";
}
