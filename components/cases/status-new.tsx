import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StateShape } from "@/components/ui/state-mark";
import type { FollowView } from "@/lib/cases/follow-view";
import { showReference } from "@/lib/cases/reference";
import { useWhen } from "./status-when";

/** Right after sending: the reference, what happens next and by when, and how to come back. */
export function StatusNew({ view, site }: { view: FollowView; site: string }) {
  const t = useTranslations("cases");
  const when = useWhen();
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
      <p className="mt-4">
        {view.phone ? t("new.byPhone", { address: `${site}/cases`, phone: view.phone }) : t("new.noPhone")}
      </p>
      {view.secretLink && (
        <Card className="mt-4">
          <h2 className="font-bold">{t("new.linkTitle")}</h2>
          <p className="mt-1 text-soft">{t("new.linkLead")}</p>
          <p className="mt-2">
            <a
              href={view.secretLink}
              className="font-mono text-[0.9em] break-all underline underline-offset-4"
            >
              {view.secretLink}
            </a>
          </p>
        </Card>
      )}
    </section>
  );
}
