import { useTranslations } from "next-intl";
import { StateShape } from "@/components/ui/state-mark";
import type { FollowView } from "@/lib/cases/follow-view";
import { showReference } from "@/lib/cases/reference";
import { type BackProps, StatusBack } from "./status-back";
import { useWhen } from "./status-when";

/** Right after sending: the reference, what happens next and by when, and how to come back. */
export function StatusNew(back: BackProps & { view: FollowView }) {
  const t = useTranslations("cases");
  const when = useWhen();
  const { view } = back;
  const { limit, holder } = view;
  return (
    <section aria-labelledby="new-title">
      <div className="rounded-card border-2 border-jade bg-jade-wash p-5 text-center" role="status">
        <h1
          id="new-title"
          className="flex items-center justify-center gap-2 text-[1.65rem] font-extrabold text-jade"
        >
          <StateShape tone="good" />
          {t("new.title")}
        </h1>
        <p className="mt-2">{t("new.lead")}</p>
        <p className="my-1 font-mono text-[2.4rem] leading-tight font-extrabold tracking-wide whitespace-nowrap">
          {showReference(view.reference)}
        </p>
        <p className="text-soft">{t("new.keepTitle")}</p>
      </div>
      <h2 className="mt-6 mb-2 text-xl font-bold">{t("new.nextTitle")}</h2>
      <ol className="grid list-decimal gap-2 pl-6">
        <li>{t("new.next1", { office: t("office", { name: holder?.name ?? "" }) })}</li>
        <li>
          {t("new.next2", { at: when(limit.at) })}
          {limit.reason && (
            <span className="block text-soft">{t("new.next2Reason", { reason: limit.reason })}</span>
          )}
        </li>
        <li>{t("new.next3")}</li>
      </ol>
      <StatusBack {...back} />
    </section>
  );
}
