import { useTranslations } from "next-intl";
import { Card, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Facts, PageHead } from "@/components/ui/page-head";
import type { FollowerView } from "@/lib/cases/follower-view";
import { showReference } from "@/lib/cases/reference";
import type { SubscriptionView } from "@/lib/messages/subscriptions";
import { StatusBack } from "./status-back";
import { StatusLimit } from "./status-limit";
import { StatusMessages } from "./status-messages";
import { StatusPutAway } from "./status-put-away";
import { StatusSteps } from "./status-steps";

/** A case as a neighbour follows it: how far, by when, who has it. */
export function StatusFollower({
  view,
  isNew,
  kept,
  site,
  subscriptions,
}: {
  view: FollowerView;
  isNew: boolean;
  /** This device opens it by itself. */
  kept: boolean;
  site: string;
  subscriptions: readonly SubscriptionView[];
}) {
  const t = useTranslations("cases");
  return (
    <>
      <PageHead title={view.category} lead={t("number", { reference: showReference(view.reference) })} />
      <Notice tone="good" title={isNew ? t("follower.joined") : t("follower.title")} role="status">
        <p>{t("follower.lead")}</p>
      </Notice>
      {isNew && <StatusBack view={view} site={site} />}
      <StatusLimit view={view} />
      {view.outcome && (
        <Notice
          tone={view.outcome === "SOLVED" ? "good" : "still"}
          title={t("closed.title", {
            outcome: view.outcome === "WITHDRAWN" ? t("follower.withdrawn") : t(`outcome.${view.outcome}`),
          })}
          className="mt-5"
        />
      )}
      <StatusSteps steps={view.steps} />
      <Section title={t("follower.facts")}>
        <Card>
          <Facts items={[{ term: t("facts.place"), value: view.place }]} />
          <ul className="mt-2 flex flex-wrap gap-2">
            {view.photos.map(({ path, width, height }, index) => (
              <li key={path}>
                {/* biome-ignore lint/performance/noImgElement: a private picture that no optimiser may see */}
                <img
                  src={path}
                  alt={t("photoAlt", { number: index + 1 })}
                  width={width}
                  height={height}
                  className="h-28 w-auto rounded-lg border border-line object-cover"
                />
              </li>
            ))}
          </ul>
        </Card>
      </Section>
      <StatusMessages subscriptions={subscriptions} />
      {kept && <StatusPutAway {...view} />}
    </>
  );
}
