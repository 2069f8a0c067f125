import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/page-head";
import type { Tone } from "@/components/ui/state-mark";
import type { DeskCaseView } from "@/lib/cases/desk-case";
import type { DeskDeadline } from "@/lib/cases/desk-clock";
import { showReference } from "@/lib/cases/reference";
import { REOPEN_DAYS } from "@/lib/cases/rules";
import { DeskContact } from "./desk-contact";
import { RisenLines } from "./desk-risen";
import { useOfficeTime, useWhen, When } from "./desk-time";

/** Head of a case: which one, what, and how its limit stands and why. */
export function CaseHead({ view }: { view: DeskCaseView }) {
  return (
    <header className="grid gap-2">
      <p className="text-soft">
        <span className="font-mono">{showReference(view.reference)}</span> · <When at={view.filedAt} />
      </p>
      <h2 className="text-xl font-extrabold">{view.title}</h2>
      <Limit view={view} />
    </header>
  );
}

const LIMIT: Record<
  DeskDeadline["kind"],
  { tone: Tone; title: "overdue" | "running" | "paused" | "answered" | "elsewhere" | "closed" }
> = {
  overdue: { tone: "bad", title: "overdue" },
  today: { tone: "busy", title: "running" },
  tomorrow: { tone: "busy", title: "running" },
  later: { tone: "good", title: "running" },
  paused: { tone: "still", title: "paused" },
  answered: { tone: "good", title: "answered" },
  elsewhere: { tone: "still", title: "elsewhere" },
  closed: { tone: "still", title: "closed" },
};

function Limit({ view }: { view: DeskCaseView }) {
  const t = useTranslations("cadre");
  const when = useWhen();
  const { tone, title } = LIMIT[view.deadline.kind];
  return (
    <Notice tone={tone} title={t(`limitTitle.${view.risen ? "risen" : title}`)}>
      {view.risen && <RisenLines risen={view.risen} />}
      {title !== "elsewhere" && <p>{t("limitLine", { at: when(view.dueAt), reason: view.limitReason })}</p>}
      <OfficeClock clock={view.clock} />
      {view.question && <p>{t("pausedLine", { question: view.question })}</p>}
      {view.dispatch && <p>{t("dispatchLine", { at: when(view.dispatch.dueAt) })}</p>}
      {view.heldUntil && <p>{t("heldLine", { at: when(view.heldUntil) })}</p>}
      {view.dispatch?.instruction && <p>{t("instructionLine", { text: view.dispatch.instruction })}</p>}
    </Notice>
  );
}

/** The limit in office time, and on demand how it was counted. */
function OfficeClock({ clock: { left, basis } }: { clock: DeskCaseView["clock"] }) {
  const t = useTranslations("cadre");
  const when = useWhen();
  const time = useOfficeTime();
  return (
    <>
      {left !== null && left !== 0 && (
        <p>{t(left > 0 ? "clock.left" : "clock.late", { time: time(Math.abs(left)) })}</p>
      )}
      {basis && (
        <details>
          <summary className="inline-flex min-h-6 cursor-pointer underline underline-offset-4">
            {t("definition")}
          </summary>
          <p>{t("clock.basis", { days: basis.days, at: when(basis.from) })}</p>
          {basis.pauses > 0 && <p>{t("clock.pauses", { count: basis.pauses, time: time(basis.paused) })}</p>}
        </details>
      )}
    </>
  );
}

/** What was reported: the text, where, whom it is about, who has it, and how to reach the person. */
export function CaseFacts({ view }: { view: DeskCaseView }) {
  const t = useTranslations("cadre");
  const format = useFormatter();
  const entrance = view.entrance === null ? "" : ` · ${t("facts.entrance", { number: view.entrance })}`;
  const day = view.occurredOn && new Date(`${view.occurredOn}T00:00:00Z`);
  return (
    <section aria-label={t("facts.title")} className="grid gap-3">
      <p className="whitespace-pre-line">{view.text}</p>
      <Facts
        items={[
          { term: t("facts.place"), value: `${view.place}${entrance}` },
          ...(view.about ? [{ term: t("facts.about"), value: view.about }] : []),
          ...(view.rider || view.riderSaid
            ? [{ term: t("facts.rider"), value: <WhichRider view={view} /> }]
            : []),
          ...(day
            ? [
                {
                  term: t("facts.occurredOn"),
                  value: format.dateTime(day, { dateStyle: "medium", timeZone: "UTC" }),
                },
              ]
            : []),
          ...(view.assignee === undefined
            ? []
            : [{ term: t("facts.assignee"), value: view.assignee?.name ?? t("nobody") }]),
          { term: t("facts.contact"), value: <Contact view={view} /> },
        ]}
      />
    </section>
  );
}

/** Who it is, as far as the reader may know, and how the person put it. */
function WhichRider({ view: { rider, riderSaid } }: { view: DeskCaseView }) {
  const t = useTranslations("cadre");
  return (
    <>
      {rider && <p>{[rider.name, rider.number, rider.outlet].filter(Boolean).join(" · ")}</p>}
      {riderSaid && <p className={rider ? "text-soft" : undefined}>{t("riderSaid", { text: riderSaid })}</p>}
    </>
  );
}

function Contact({ view }: { view: DeskCaseView }) {
  const t = useTranslations("cadre");
  if (view.contact === "none") return t("contactNone");
  if (view.contact === "withheld") return t("contactWithheld");
  const words = {
    show: t("contactShow"),
    logged: t("contactLogged"),
    noName: t("contactNoName"),
    noPhone: t("contactNoPhone"),
  };
  return <DeskContact key={view.record.id} id={view.record.id} words={words} />;
}

export function CasePhotos({ photos }: { photos: DeskCaseView["photos"] }) {
  const t = useTranslations("cadre");
  if (photos.length === 0) return null;
  return (
    <section aria-label={t("photosTitle")}>
      <ul className="flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <li key={photo.path}>
            <a href={photo.path}>
              {/* biome-ignore lint/performance/noImgElement: a private picture that no optimiser may see */}
              <img
                src={`${photo.path}?size=small`}
                width={photo.width}
                height={photo.height}
                alt={t("photoAlt", { number: index + 1 })}
                loading="lazy"
                className="h-28 w-auto rounded-lg border border-line object-cover"
              />
            </a>
            <span className="block text-[0.9em] text-soft">{photo.by || t("person")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const answered = (satisfied: boolean | null) => (satisfied === null ? "open" : satisfied ? "yes" : "no");

/** How it ended, what the person says about it, and until when it can begin again. */
export function CaseClosure({ view }: { view: DeskCaseView }) {
  const t = useTranslations("cadre");
  const when = useWhen();
  const { closure } = view;
  if (!closure) return null;
  const { rating } = closure;
  return (
    <Notice title={t("closureTitle", { outcome: t(`outcome.${closure.outcome}`) })}>
      <p className="whitespace-pre-line">{closure.reason}</p>
      <p className="text-soft">
        {rating
          ? t("ratingLine", {
              solved: t(`ratingSolved.${rating.solved ? "yes" : "no"}`),
              satisfied: t(`ratingSatisfied.${answered(rating.satisfied)}`),
            })
          : t("ratingNone")}
      </p>
      {rating?.comment && <p className="whitespace-pre-line">{rating.comment}</p>}
      <p className="text-soft">
        {closure.reopenUntil
          ? t("reopenUntil", { at: when(closure.reopenUntil) })
          : t("reopenTooLate", { days: REOPEN_DAYS })}
      </p>
    </Notice>
  );
}
