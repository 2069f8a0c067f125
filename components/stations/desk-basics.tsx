import { TextField } from "@/components/form/field";
import { Facts } from "@/components/ui/page-head";
import { editBasics } from "@/lib/stations/actions";
import type { DeskStationView } from "@/lib/stations/desk-queries";
import type { StationText } from "@/lib/stations/words";
import { DeskForm } from "./desk-form";
import { DeskSection, deskPath, EditLink } from "./desk-section";

/** Seats and phone, and what else is known but not changed here. */
export function DeskBasics({
  station,
  edit,
  t,
}: {
  station: DeskStationView;
  edit: string | null;
  t: StationText;
}) {
  const open = edit === "basics";
  const { code, seats, phone, address, neighbourhood } = station;
  return (
    <DeskSection
      id="basics"
      title={t("deskBasics")}
      aside={
        !open && (
          <EditLink
            href={deskPath(code, "basics")}
            label={t("deskEdit")}
            what={t("deskEditWhat", { what: t("deskBasics") })}
          />
        )
      }
    >
      <Facts
        items={[
          { term: t("deskSeats"), value: seats },
          { term: t("deskPhone"), value: phone ?? t("deskNoPhone") },
          { term: t("address"), value: address },
          { term: t("neighbourhood"), value: neighbourhood },
        ]}
      />
      {open && (
        <DeskForm
          station={station}
          action={editBasics}
          values={{ seats: String(seats), phone: phone ?? "" }}
          t={t}
        >
          <TextField
            name="seats"
            size="desk"
            label={t("deskSeats")}
            hint={t("deskSeatsHint")}
            inputMode="numeric"
            maxLength={4}
            required
          />
          <TextField
            name="phone"
            type="tel"
            size="desk"
            label={t("deskPhone")}
            hint={t("deskPhoneHint")}
            maxLength={20}
            autoComplete="off"
          />
        </DeskForm>
      )}
    </DeskSection>
  );
}
