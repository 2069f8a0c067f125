import { CAST, type CastGrant, type CastMember, DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/demo/cast";
import { hashPassword } from "@/lib/people/password";
import { sealTotpSecret } from "@/lib/people/totp";
import { searchPinyin } from "@/lib/text/pinyin";
import { addDays, type Day, instantOf } from "@/lib/time/shanghai";
import { personName, phone } from "./names";
import type { OutletPlan } from "./organisations";
import { NEIGHBOURHOODS } from "./place-names";
import { STATIONS } from "./station-list";
import { dateOf, type World } from "./world";
import type { Row, Tables } from "./write";

/** Id of a cast member's person; riders come through the import and are known there by their number. */
export function castPersonId(world: World, member: CastMember): string {
  return world.id("person", member.rider?.number ?? member.key);
}

/** The cast that are no riders, and the staff whom no story needs: a member for every office that works. */
export function peopleTables(world: World, outlets: readonly OutletPlan[]): Tables {
  const staff = otherStaff(world, outlets);
  const cast = CAST.filter(({ rider }) => !rider);
  return {
    Person: [
      ...cast.map((member) => ({
        ...person(world, castPersonId(world, member), member.name, member.phone),
        birthday: dateOf(member.birthday),
      })),
      ...staff.map((one) => person(world, one.id, one.name, one.phone)),
    ],
    RoleGrant: [
      ...cast.flatMap((member) =>
        member.grants.map((grant) =>
          grantRow(world, outlets, castPersonId(world, member), grant, world.begins),
        ),
      ),
      ...staff.map((one) => grantRow(world, outlets, one.id, one.grant, addDays(world.begins, 3))),
    ],
  };
}

function person(world: World, id: string, name: string, phone: string): Row<"Person"> {
  const createdAt = instantOf(world.begins, 540);
  return { id, areaId: world.areaId, name, pinyin: searchPinyin([name]), phone, createdAt };
}

function grantRow(
  world: World,
  outlets: readonly OutletPlan[],
  personId: string,
  grant: CastGrant,
  since: Day,
): Row<"RoleGrant"> {
  return {
    id: world.id("grant", `${personId}/${grant.role}/${grant.scope}`),
    areaId: world.areaId,
    personId,
    role: grant.role,
    scopeKind: grant.scopeKind,
    scopeId: scopeId(world, outlets, grant),
    startsAt: instantOf(since, 540),
  };
}

function scopeId(world: World, outlets: readonly OutletPlan[], { scopeKind, scope }: CastGrant): string {
  switch (scopeKind) {
    case "AREA":
      return world.areaId;
    case "NEIGHBOURHOOD":
      return world.id("neighbourhood", scope);
    case "STATION":
      return world.id("station", scope);
    case "OUTLET": {
      const outlet = outlets.find(({ name }) => name === scope);
      if (!outlet) throw new Error(`No outlet ${scope}.`);
      return outlet.id;
    }
  }
}

interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly grant: CastGrant;
}

/** A holder for each office that no cast member holds. They have no password: nobody can sign in as them. */
function otherStaff(world: World, outlets: readonly OutletPlan[]): StaffMember[] {
  const random = world.rng("staff");
  const held = new Set(CAST.flatMap(({ grants }) => grants.map(({ role, scope }) => `${role}/${scope}`)));
  const offices: CastGrant[] = [
    ...NEIGHBOURHOODS.flatMap(({ code }): CastGrant[] => [
      { role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scope: code },
      { role: "GUARD", scopeKind: "NEIGHBOURHOOD", scope: code },
    ]),
    ...STATIONS.filter(({ kind }) => kind !== "商户驿站点").map(({ code }): CastGrant => {
      return { role: "STATION_MANAGER", scopeKind: "STATION", scope: code };
    }),
    ...outlets.map(({ name }): CastGrant => ({ role: "OUTLET_MANAGER", scopeKind: "OUTLET", scope: name })),
    { role: "MEDIATOR", scopeKind: "AREA", scope: "second" },
  ];
  return offices
    .filter(({ role, scope }) => !held.has(`${role}/${scope}`))
    .map((grant, index) => ({
      id: staffId(world, grant),
      name: personName(random),
      phone: phone("staff", index),
      grant,
    }));
}

const staffId = (world: World, { role, scope }: CastGrant) => world.id("person", `${role}/${scope}`);

/** The person who holds an office: a cast member where one does. */
export function holderOf(world: World, role: CastGrant["role"], scope: string): string {
  const member = CAST.find(({ grants }) =>
    grants.some((grant) => grant.role === role && grant.scope === scope),
  );
  return member ? castPersonId(world, member) : world.id("person", `${role}/${scope}`);
}

/**
 * Password and second factor of the cast's staff. One hash for all of them, since the password is one and public;
 * its salt and the sealed secret are random, so these two columns differ from run to run.
 */
export async function credentialTables(world: World): Promise<Tables> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const at = instantOf(world.begins, 600);
  return {
    Credential: CAST.flatMap((member) =>
      member.username
        ? [
            {
              id: world.id("credential", member.key),
              areaId: world.areaId,
              personId: castPersonId(world, member),
              username: member.username,
              passwordHash,
              totpSecret: sealTotpSecret(DEMO_TOTP_SECRET),
              totpConfirmedAt: at,
              changedAt: at,
            },
          ]
        : [],
    ),
  };
}
