-- AlterEnum
ALTER TYPE "CaseEventKind" ADD VALUE 'ESCALATED';

-- AlterEnum
ALTER TYPE "MessageKind" ADD VALUE 'ESCALATED';

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "CaseEscalation" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaseEscalation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseEscalation_caseId_at_idx" ON "CaseEscalation"("caseId", "at");

-- AddForeignKey
ALTER TABLE "CaseEscalation" ADD CONSTRAINT "CaseEscalation_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one of these is open.
CREATE UNIQUE INDEX "CaseEscalation_one_open" ON "CaseEscalation" ("caseId") WHERE "endedAt" IS NULL;

-- What the office or an outlet does for the person to see. An internal note is not enough: nobody who waits would notice
-- it. Taking a step back is none either. (Kinds as text: a new one can't be named before its transaction is over.)
CREATE FUNCTION "case_event_is_act"(event "CaseEvent") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT event."isPublic" AND NOT event."data" ? 'undone'
     AND event."kind"::text NOT IN ('FILED', 'PERSON_REPLIED', 'RATED', 'REOPENED', 'ESCALATED')
$$;

-- Whatever writes the event ends the escalation with it: no verb can forget to.
CREATE FUNCTION "escalations_of_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "CaseEscalation" AS escalation SET "endedAt" = event."at"
    FROM added AS event
   WHERE escalation."caseId" = event."caseId" AND escalation."endedAt" IS NULL AND "case_event_is_act"(event);
  RETURN NULL;
END $$;

CREATE TRIGGER "CaseEvent_escalations" AFTER INSERT ON "CaseEvent"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "escalations_of_events"();

-- The column by which the desk finds them, kept as the others are.
CREATE OR REPLACE FUNCTION "case_desk_columns"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."heldById" := NULL;
  NEW."outletDueAt" := NULL;
  NEW."pausedAt" := NULL;
  NEW."escalatedAt" := NULL;
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
  SELECT "at" INTO NEW."escalatedAt" FROM "CaseEscalation" WHERE "caseId" = NEW."id" AND "endedAt" IS NULL;
  SELECT COALESCE(bool_or("channel" = 'COMMUNITY'), false), COALESCE(bool_or("channel" = 'PARTY'), false)
    INTO NEW."atCommunity", NEW."atParty" FROM "Dispute" WHERE "caseId" = NEW."id";
  RETURN NEW;
END $$;

DROP TRIGGER "Case_desk_columns" ON "Case";
CREATE TRIGGER "Case_desk_columns" BEFORE INSERT
  OR UPDATE OF "outletId", "dueAt", "heldById", "outletDueAt", "pausedAt", "escalatedAt", "atCommunity", "atParty" ON "Case"
  FOR EACH ROW EXECUTE FUNCTION "case_desk_columns"();
CREATE TRIGGER "CaseEscalation_desk_touch"
  AFTER INSERT OR DELETE OR UPDATE OF "caseId", "at", "endedAt" ON "CaseEscalation"
  FOR EACH ROW EXECUTE FUNCTION "case_desk_touch"();

CREATE INDEX "Case_open_escalated" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "heldById", "phase", "atCommunity", "atParty")
  WHERE "escalatedAt" IS NOT NULL;

-- The person who waits is told, once for each escalation.
CREATE OR REPLACE FUNCTION "message_of_event"(event "CaseEvent") RETURNS "MessageKind" LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN NOT event."isPublic" THEN NULL
    WHEN event."kind" = 'FILED' THEN 'RECEIVED'
    WHEN event."kind" = 'REPLIED' AND event."data"->>'asks' = 'true' THEN 'ASKED'
    WHEN event."kind" = 'REPLIED' AND event."data"->>'resumed' = 'true' THEN 'MOVED'
    WHEN event."kind" = 'REPLIED' AND event."data" ? 'undoes' THEN 'TAKEN_BACK'
    WHEN event."kind" = 'REPLIED' THEN 'ANSWERED'
    WHEN event."kind" = 'HANDLED' THEN 'HANDLED'
    WHEN event."kind" = 'CLOSED' THEN 'CLOSED'
    WHEN event."kind" = 'REOPENED' THEN 'REOPENED'
    WHEN event."kind" = 'DISPATCHED' THEN 'MOVED'
    WHEN event."kind"::text = 'ESCALATED' THEN 'ESCALATED'
  END::"MessageKind"
$$;
