import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { ButtonLink } from "@/components/ui/button";
import type { StationText } from "@/lib/stations/words";
import { deskPath, OnStation } from "./desk-section";

/** A form of the station desk: its fields, save, and the way out without saving. */
export function DeskForm({
  station,
  action,
  values,
  children,
  t,
}: {
  station: { readonly id: string; readonly version: number; readonly code: string };
  action: ComponentProps<typeof ActionForm>["action"];
  values: Readonly<Record<string, string>>;
  children: ReactNode;
  t: StationText;
}) {
  return (
    <ActionForm action={action} values={values} className="mt-3 max-w-xl border-t border-line pt-3">
      <OnStation station={station} />
      {children}
      <div className="mt-3 flex flex-wrap gap-2">
        <Submit size="desk">{t("deskSave")}</Submit>
        <ButtonLink href={deskPath(station.code)} look="quiet" size="desk">
          {t("deskCancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
