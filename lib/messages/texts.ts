import "server-only";
import { showReference } from "@/lib/cases/reference";
import { keyOfSubscription } from "@/lib/cases/subscriptions";
import type { Locale } from "@/lib/people/actor";
import { env } from "@/lib/server/env";
import { translator } from "@/lib/text/translator";
import { SHANGHAI } from "@/lib/time/shanghai";
import type { Waiting } from "./outbox";

export interface Letter {
  /** For e-mail. */
  readonly subject: string;
  readonly text: string;
}

/**
 * What a message says: reference, what happened and a short link; never a word of the report nor a name. A neighbour who
 * follows the case is told what their own page shows.
 */
export function letterOf({ kind, event, subscription }: Waiting): Letter {
  const locale: Locale = subscription.locale === "en" ? "en" : "zh-CN";
  const t = translator(locale);
  const reference = showReference(subscription.follower?.reference ?? subscription.case.reference);
  const outletDue = kind === "MOVED" ? limitIn(event.data) : null;
  const params = {
    reference,
    link: linkOf(subscription.id),
    due: inWords(subscription.case.dueAt, locale),
    outletDue: outletDue ? inWords(outletDue, locale) : "",
  };
  const sentence = sentenceOf(kind, event.actorLabel !== "", outletDue !== null);
  return subscription.follower
    ? {
        subject: t("messages.joined.subject", { reference }),
        text: t(`messages.joined.text.${sentence}`, params),
      }
    : { subject: t("messages.subject", { reference }), text: t(`messages.text.${sentence}`, params) };
}

/** A reopening that nobody asked for has a sentence of its own, and so has a limit that is the outlet's alone. */
function sentenceOf(kind: Waiting["kind"], byOffice: boolean, toOutlet: boolean): string {
  if (toOutlet) return "MOVED_TO_OUTLET";
  return kind === "REOPENED" && byOffice ? "REOPENED_BY_OFFICE" : kind;
}

/** The short link of a subscription, such as `https://yizhan.example.org/m/…`. */
function linkOf(subscriptionId: string): string {
  return new URL(`/m/${keyOfSubscription(subscriptionId)}`, env().APP_URL).href;
}

/** The limit that a dispatch gave to the outlet; null for other events. */
function limitIn(data: unknown): Date | null {
  const given = data && typeof data === "object" && "dueAt" in data ? new Date(String(data.dueAt)) : null;
  return given && !Number.isNaN(given.getTime()) ? given : null;
}

/** Day and time in the area's zone. */
function inWords(at: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: SHANGHAI,
  });
  return format.format(at);
}
