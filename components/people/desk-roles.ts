import { useTranslations } from "next-intl";
import type { StaffRow } from "@/lib/people/staff";

/** Writes roles with their places, e.g. "社区干部（南街）、社区干部（东里）". */
export function useRoleNames(): (grants: StaffRow["grants"]) => string {
  const t = useTranslations("account");
  return (grants) =>
    grants
      .map(({ role, scopeName }) => t("roleIn", { role: t(`role.${role}`), place: scopeName }))
      .join(t("roleSeparator"));
}
