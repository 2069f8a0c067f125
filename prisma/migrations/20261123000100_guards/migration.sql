-- What Prisma's schema language cannot say: rules the database itself keeps, the application's role, the audit's walls.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A check-in counts once: the same rider at the same station not again within its window.
ALTER TABLE "CheckIn"
  ADD CONSTRAINT "CheckIn_window_starts_at_check" CHECK (lower("window") = "at" AND upper("window") > "at"),
  ADD CONSTRAINT "CheckIn_counted_once" EXCLUDE USING gist ("riderId" WITH =, "stationId" WITH =, "window" WITH &&);

-- One employer at a time.
ALTER TABLE "Employment"
  ADD CONSTRAINT "Employment_ends_after_start" CHECK ("endsOn" IS NULL OR "endsOn" > "startsOn"),
  ADD CONSTRAINT "Employment_one_at_a_time" EXCLUDE USING gist ("riderId" WITH =, daterange("startsOn", "endsOn", '[)') WITH &&);

-- Opening hours: sensible and not overlapping within a day.
ALTER TABLE "OpeningHours"
  ADD CONSTRAINT "OpeningHours_in_week" CHECK ("weekday" BETWEEN 1 AND 7 AND "opensAt" BETWEEN 0 AND 1439 AND "closesAt" > "opensAt" AND "closesAt" <= "opensAt" + 1440),
  ADD CONSTRAINT "OpeningHours_no_overlap" EXCLUDE USING gist ("stationId" WITH =, "weekday" WITH =, int4range("opensAt", "closesAt") WITH &&);

ALTER TABLE "StationClosure" ADD CONSTRAINT "StationClosure_ends_after_start" CHECK ("endsAt" IS NULL OR "endsAt" > "startsAt");
ALTER TABLE "Station" ADD CONSTRAINT "Station_seats_not_negative" CHECK ("seats" >= 0);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_capacity_positive" CHECK ("capacity" > 0);
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_ends_after_start" CHECK ("endsAt" > "startsAt");
ALTER TABLE "Case" ADD CONSTRAINT "Case_reference_shape" CHECK ("reference" ~ '^[023456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$');

-- At most one of these is open.
CREATE UNIQUE INDEX "CaseDispatch_one_open" ON "CaseDispatch" ("caseId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "CaseClosure_one_open" ON "CaseClosure" ("caseId") WHERE "reopenedAt" IS NULL;
CREATE UNIQUE INDEX "PersonDisablement_one_open" ON "PersonDisablement" ("personId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "GroupMembership_one_open" ON "GroupMembership" ("riderId") WHERE "leftOn" IS NULL;

-- The audit is append-only for everybody, the owner included.
CREATE FUNCTION "audit_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse_change"();
CREATE TRIGGER "AuditSeal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditSeal"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse_change"();

-- Every new entry waits to be sealed.
CREATE FUNCTION "audit_await_seal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditPending" ("entryId") SELECT "id" FROM added;
  RETURN NULL;
END $$;

CREATE TRIGGER "AuditEntry_await_seal" AFTER INSERT ON "AuditEntry"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "audit_await_seal"();

-- The application acts as this role, whatever its login may do. Roles belong to the whole server, so it may exist already.
DO $$
BEGIN
  CREATE ROLE "yizhan_app" NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

DO $$
BEGIN
  IF NOT pg_has_role(CURRENT_USER, 'yizhan_app', 'MEMBER') THEN
    GRANT "yizhan_app" TO CURRENT_USER;
  END IF;
END $$;

GRANT USAGE ON SCHEMA "public" TO "yizhan_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO "yizhan_app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA "public" TO "yizhan_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "yizhan_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT USAGE, SELECT ON SEQUENCES TO "yizhan_app";
REVOKE UPDATE, DELETE ON "AuditEntry", "AuditSeal" FROM "yizhan_app";

DO $$
BEGIN
  IF to_regclass('public."_prisma_migrations"') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM "yizhan_app";
  END IF;
END $$;
