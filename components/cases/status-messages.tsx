import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { Card, Section } from "@/components/ui/card";
import { confirmMessagesAction, stopMessagesAction } from "@/lib/messages/actions";
import type { SubscriptionView } from "@/lib/messages/subscriptions";
import { useWhen } from "./status-when";

/** Where news of the case goes, what went there, and the way to say yes or no to more. */
export function StatusMessages({ subscriptions }: { subscriptions: readonly SubscriptionView[] }) {
  const t = useTranslations("messages");
  if (subscriptions.length === 0) return null;
  return (
    <div id="messages" className="scroll-mt-4">
      <Section title={t("title")}>
        <div className="grid gap-3">
          {subscriptions.map((one) => (
            <Card key={one.id}>
              <h3 className="font-semibold">{t(`channel.${one.channel}`, { to: one.to })}</h3>
              <p className="mt-1 text-soft">{t(`state.${one.key ? "here" : one.state}`)}</p>
              {one.key && (
                <ActionForm action={confirmMessagesAction} className="mt-3">
                  <input type="hidden" name="key" value={one.key} />
                  <Submit className="w-full">{t("confirm")}</Submit>
                </ActionForm>
              )}
              <SentList messages={one.messages} joined={one.joined} />
              {one.state === "on" && (
                <ActionForm action={stopMessagesAction} className="mt-3">
                  <input type="hidden" name="id" value={one.id} />
                  <Submit look="quiet">{t("stop")}</Submit>
                </ActionForm>
              )}
            </Card>
          ))}
        </div>
      </Section>
    </div>
  );
}

function SentList({ messages, joined }: Pick<SubscriptionView, "messages" | "joined">) {
  const t = useTranslations("messages");
  const when = useWhen();
  if (messages.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-[0.9em]">
      {messages.map(({ id, kind, at, state }) => (
        <li key={id}>
          {joined && kind === "ASKED" ? t("joined.asked") : t(`kind.${kind}`)} ·{" "}
          <time dateTime={at.toISOString()}>{when(at)}</time> · {t(state)}
        </li>
      ))}
    </ul>
  );
}
