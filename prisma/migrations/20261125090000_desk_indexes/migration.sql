-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "atCommunity" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "atParty" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "heldById" UUID,
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3);

-- Computed by the database, so that it can be compared with a number: a parameter of an enum's type never proves to the
-- planner that a partial index fits.
ALTER TABLE "Case" ADD COLUMN     "phase" INTEGER NOT NULL GENERATED ALWAYS AS (
  CASE "status" WHEN 'REPORTED' THEN 1 WHEN 'ACCEPTED' THEN 2 WHEN 'DISPATCHED' THEN 2
    WHEN 'HANDLED' THEN 3 WHEN 'VERIFIED' THEN 3 ELSE 4 END) STORED;

-- What other tables decide stands in the case itself, so that a page of the desk is one walk along one index.
CREATE FUNCTION "case_desk_columns"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."heldById" := NULL;
  NEW."outletDueAt" := NULL;
  NEW."pausedAt" := NULL;
  NEW."atCommunity" := false;
  NEW."atParty" := false;
  -- Nothing can point at a new case yet.
  IF TG_OP = 'INSERT' THEN
    RETURN NEW;
  END IF;
  SELECT "outletId", "dueAt" INTO NEW."heldById", NEW."outletDueAt"
    FROM "CaseDispatch" WHERE "caseId" = NEW."id" AND "endedAt" IS NULL;
  IF NEW."heldById" IS NULL AND EXISTS (
    SELECT FROM "CaseDispatch"
     WHERE "caseId" = NEW."id" AND "outletId" = NEW."outletId" AND "endedAs" = 'HANDLED'
  ) THEN
    NEW."heldById" := NEW."outletId";
    NEW."outletDueAt" := NEW."dueAt";
  END IF;
  SELECT "startedAt" INTO NEW."pausedAt" FROM "CasePause" WHERE "caseId" = NEW."id" AND "endedAt" IS NULL;
  SELECT COALESCE(bool_or("channel" = 'COMMUNITY'), false), COALESCE(bool_or("channel" = 'PARTY'), false)
    INTO NEW."atCommunity", NEW."atParty" FROM "Dispute" WHERE "caseId" = NEW."id";
  RETURN NEW;
END $$;

CREATE TRIGGER "Case_desk_columns" BEFORE INSERT
  OR UPDATE OF "outletId", "dueAt", "heldById", "outletDueAt", "pausedAt", "atCommunity", "atParty" ON "Case"
  FOR EACH ROW EXECUTE FUNCTION "case_desk_columns"();

-- Touches the case, whose own trigger then looks at everything that points at it.
CREATE FUNCTION "case_desk_touch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "Case" SET "heldById" = NULL WHERE "id" = OLD."caseId";
  END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW."caseId" IS DISTINCT FROM OLD."caseId" THEN
    UPDATE "Case" SET "heldById" = NULL WHERE "id" = NEW."caseId";
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER "CaseDispatch_outlet_due" ON "CaseDispatch";
DROP FUNCTION "case_outlet_due"();

CREATE TRIGGER "CaseDispatch_desk_touch"
  AFTER INSERT OR DELETE OR UPDATE OF "caseId", "outletId", "dueAt", "endedAt", "endedAs" ON "CaseDispatch"
  FOR EACH ROW EXECUTE FUNCTION "case_desk_touch"();
CREATE TRIGGER "CasePause_desk_touch"
  AFTER INSERT OR DELETE OR UPDATE OF "caseId", "startedAt", "endedAt" ON "CasePause"
  FOR EACH ROW EXECUTE FUNCTION "case_desk_touch"();
CREATE TRIGGER "Dispute_desk_touch"
  AFTER INSERT OR DELETE OR UPDATE OF "caseId", "channel" ON "Dispute"
  FOR EACH ROW EXECUTE FUNCTION "case_desk_touch"();

UPDATE "Case" SET "heldById" = NULL
 WHERE "id" IN (SELECT "caseId" FROM "CaseDispatch" UNION SELECT "caseId" FROM "CasePause" UNION SELECT "caseId" FROM "Dispute");

-- DropIndex
DROP INDEX "Case_areaId_status_dueAt_id_idx";

-- DropIndex
DROP INDEX "Case_areaId_filedAt_id_idx";

-- DropIndex
DROP INDEX "Case_neighbourhoodId_status_dueAt_idx";

-- DropIndex
DROP INDEX "Case_outletId_status_dueAt_idx";

-- DropIndex
DROP INDEX "Case_assigneeId_status_dueAt_idx";

-- DropIndex
DROP INDEX "Case_outletId_outletDueAt_id_idx";

-- DropIndex
DROP INDEX "CaseDispatch_outletId_endedAt_dueAt_idx";

-- CreateIndex
CREATE INDEX "Case_filed" ON "Case"("areaId", "filedAt", "id", "neighbourhoodId", "acceptedAt");

-- CreateIndex
CREATE INDEX "Case_filed_neighbourhood" ON "Case"("areaId", "neighbourhoodId", "filedAt", "id", "phase");

-- CreateIndex
CREATE INDEX "Case_outletId_idx" ON "Case"("outletId");

-- CreateIndex
CREATE INDEX "CaseRating_areaId_at_idx" ON "CaseRating"("areaId", "at");

-- The desk's own orders. Each begins with the area, by whose order the planner guesses how far apart the rows lie.
-- Columns after "id" don't order: by them the index passes over cases without reading them.
CREATE INDEX "Case_open" ON "Case"
  ("areaId", "dueAt", "id", "neighbourhoodId", "phase", "pausedAt", "assigneeId", "categoryId") WHERE "phase" < 4;
CREATE INDEX "Case_open_phase" ON "Case" ("areaId", "phase", "dueAt", "id", "neighbourhoodId") WHERE "phase" < 4;
CREATE INDEX "Case_open_neighbourhood" ON "Case" ("areaId", "neighbourhoodId", "dueAt", "id", "phase", "pausedAt") WHERE "phase" < 4;
CREATE INDEX "Case_open_held" ON "Case" ("areaId", "heldById", "outletDueAt", "id", "phase", "pausedAt")
  WHERE "phase" < 4 AND "heldById" IS NOT NULL;
CREATE INDEX "Case_open_outlets" ON "Case" ("areaId", "outletDueAt", "id", "heldById", "phase", "pausedAt")
  WHERE "phase" < 4 AND "heldById" IS NOT NULL;
CREATE INDEX "Case_open_assignee" ON "Case" ("areaId", "assigneeId", "dueAt", "id") WHERE "phase" < 4 AND "assigneeId" IS NOT NULL;
CREATE INDEX "Case_open_unassigned" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "heldById")
  WHERE "phase" < 4 AND "assigneeId" IS NULL;
CREATE INDEX "Case_open_paused" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "heldById", "phase", "atCommunity", "atParty")
  WHERE "pausedAt" IS NOT NULL;
CREATE INDEX "Case_open_community" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "outletId", "phase", "pausedAt")
  WHERE "phase" < 4 AND "atCommunity";
CREATE INDEX "Case_open_party" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "outletId", "phase", "pausedAt")
  WHERE "phase" < 4 AND "atParty";
CREATE INDEX "Case_closed" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId") WHERE "phase" = 4;
CREATE INDEX "Case_filed_held" ON "Case" ("areaId", "heldById", "filedAt", "id", "phase") WHERE "heldById" IS NOT NULL;
CREATE INDEX "Case_filed_community" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "outletId", "phase") WHERE "atCommunity";
CREATE INDEX "Case_filed_party" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "outletId", "phase") WHERE "atParty";
CREATE INDEX "Case_assignee" ON "Case" ("assigneeId") WHERE "assigneeId" IS NOT NULL;
