import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Facts, PageHead } from "@/components/ui/page-head";
import { StateMark } from "@/components/ui/state-mark";
import type { StaffPage } from "@/lib/people/staff";
import type { AnyAction } from "@/lib/server/action";
import { useRoleNames } from "./desk-roles";

/** One member of staff: roles, record, and disabling or enabling with a reason. */
export function StaffMemberView({
  member,
  disable,
  enable,
}: {
  member: StaffPage;
  disable: AnyAction;
  enable: AnyAction;
}) {
  const t = useTranslations("account");
  const format = useFormatter();
  const roleNames = useRoleNames();
  const time = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const { disabled } = member;
  return (
    <div className="max-w-[44rem]">
      <PageHead
        title={member.name}
        back={{ href: "/cadre/people", label: t("peopleTitle") }}
        aside={
          <StateMark tone={disabled ? "bad" : "good"}>
            {disabled ? t("disabledState") : t("active")}
          </StateMark>
        }
      />
      <Facts
        items={[
          { term: t("username"), value: member.username ?? "—" },
          { term: t("roles"), value: roleNames(member.grants) },
          { term: t("seen"), value: member.lastSeenAt ? time(member.lastSeenAt) : t("never") },
        ]}
      />
      <Section title={t("history")}>
        {member.history.length === 0 && <p className="text-soft">{t("historyNone")}</p>}
        <ol className="grid gap-1">
          {member.history.map((entry) => (
            <li key={entry.id}>
              {entry.endedAt && (
                <p>{t("enabledAt", { time: time(entry.endedAt), reason: entry.endReason })}</p>
              )}
              <p>{t("disabledAt", { time: time(entry.at), reason: entry.reason })}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={disabled ? t("enableTitle") : t("disableTitle")}>
        {member.mine ? (
          <ActionForm action={disabled ? enable : disable}>
            <p className="mb-3 text-soft">{disabled ? t("enableLead") : t("disableLead")}</p>
            <input type="hidden" name="id" value={member.id} />
            <TextArea
              name="reason"
              size="desk"
              label={t("reason")}
              hint={t("reasonHint")}
              rows={2}
              maxLength={500}
              required
            />
            <Submit size="desk" look={disabled ? "primary" : "danger"}>
              {disabled ? t("enable") : t("disable")}
            </Submit>
          </ActionForm>
        ) : (
          <Notice>{t("notYours")}</Notice>
        )}
      </Section>
    </div>
  );
}
