import { useFormatter, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Empty, PageHead } from "@/components/ui/page-head";
import type { DemoMessage } from "@/lib/demo/messages";
import type { DemoPerson } from "@/lib/demo/people";
import { writtenMobile } from "@/lib/people/phone";
import type { AnyAction } from "@/lib/server/action";

/** The cast, each one tap away, and what the demo would have sent. */
export function DemoDoor({
  people,
  messages,
  password,
  code,
  signIn,
}: {
  people: readonly DemoPerson[];
  messages: readonly DemoMessage[];
  password: string;
  code: string;
  signIn: AnyAction;
}) {
  const t = useTranslations("demo");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {people.length === 0 && <Empty title={t("empty")}>{t("emptyLead")}</Empty>}
      <ul className="grid gap-3">
        {people.map((person) => (
          <li key={person.key}>
            <PersonCard person={person} signIn={signIn} />
          </li>
        ))}
      </ul>
      <Section title={t("byHand")}>
        <p>{t("byHandResident")}</p>
        <p className="mt-1">{t("byHandStaff", { password, code })}</p>
        <ButtonLink look="secondary" href="/sign-in" className="mt-3 w-full">
          {t("signInPage")}
        </ButtonLink>
      </Section>
      <Section title={t("messages")}>
        <p className="mb-3 text-soft">{t("messagesLead")}</p>
        {messages.length === 0 && <Empty title={t("messagesNone")} />}
        <ul className="grid gap-2.5">
          {messages.map((message) => (
            <li key={message.id}>
              <MessageCard message={message} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function PersonCard({ person, signIn }: { person: DemoPerson; signIn: AnyAction }) {
  const t = useTranslations("demo");
  const roles = useTranslations("account");
  return (
    <Card>
      <h2 className="text-lg font-bold">
        {person.name}{" "}
        <span className="text-[0.8em] font-normal text-soft">{roles(`role.${person.role}`)}</span>
      </h2>
      <p className="mt-1">{person.story}</p>
      {person.username && (
        <p className="mt-1 text-[0.9em] text-soft">{t("username", { username: person.username })}</p>
      )}
      <form action={signIn} className="mt-3">
        <input type="hidden" name="key" value={person.key} />
        <Button look="secondary" className="w-full">
          {t("enter", { name: person.name })}
        </Button>
      </form>
    </Card>
  );
}

/** Addresses in a text, kept by `split`. */
const LINK = /(https?:\/\/[^\s，。]+)/;

function MessageCard({ message }: { message: DemoMessage }) {
  const t = useTranslations("demo");
  const format = useFormatter();
  return (
    <Card>
      <p className="text-[0.9em] text-soft">
        {t("messageTo", { phone: writtenMobile(message.to) })}
        {" · "}
        {format.dateTime(message.at, { dateStyle: "medium", timeStyle: "short" })}
      </p>
      <p className="mt-1">
        {message.text.split(LINK).map((part) =>
          LINK.test(part) ? (
            <a key={part} href={part} className="underline underline-offset-4">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </Card>
  );
}
