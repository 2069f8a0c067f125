import { StateMark, type Tone } from "@/components/ui/state-mark";
import type { ServiceState } from "@/lib/stations/rules";
import type { StationDetail } from "@/lib/stations/views";
import type { StationText } from "@/lib/stations/words";

const TONE: Record<ServiceState, Tone> = { AVAILABLE: "good", SHORT: "busy", PAUSED: "still" };

/** What there is now, with what the station says about it and who provides it. */
export function Services({ services, t }: { services: StationDetail["services"]; t: StationText }) {
  if (services.length === 0) return <p className="text-soft">{t("servicesNone")}</p>;
  return (
    <ul className="divide-y divide-line">
      {services.map(({ kind, state, note, provider }) => (
        <li
          key={kind}
          className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0"
        >
          <div className="grow basis-40">
            <p className="font-semibold">{t(`service${kind}`)}</p>
            {note && <p className="text-[0.95rem]">{note}</p>}
            {provider && <p className="text-[0.9rem] text-soft">{t("providedBy", { provider })}</p>}
          </div>
          <StateMark tone={TONE[state]}>{t(`serviceState${state}`)}</StateMark>
        </li>
      ))}
    </ul>
  );
}

/** Things that stand there, how many, whether they work, and who brought them. */
export function Facilities({ facilities, t }: { facilities: StationDetail["facilities"]; t: StationText }) {
  if (facilities.length === 0) return <p className="text-soft">{t("facilitiesNone")}</p>;
  return (
    <ul className="divide-y divide-line">
      {facilities.map(({ id, name, capacity, working, provider }) => (
        <li
          key={id}
          className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0"
        >
          <div className="grow basis-40">
            <p className="font-semibold">{capacity > 1 ? t("facilityCapacity", { name, capacity }) : name}</p>
            {provider && <p className="text-[0.9rem] text-soft">{t("providedBy", { provider })}</p>}
          </div>
          <StateMark tone={working ? "good" : "bad"}>
            {t(working ? "facilityWorking" : "facilityFaulty")}
          </StateMark>
        </li>
      ))}
    </ul>
  );
}
