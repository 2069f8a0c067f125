-- AlterEnum
ALTER TYPE "MessageKind" ADD VALUE 'TAKEN_BACK';

-- A step that can be taken back says so in its event: `heldUntil`. Nobody is told before, and when it is taken back (the
-- event that does so names it in `undoes`) only those are told whom a message about it has reached, or may have.
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
  END::"MessageKind"
$$;

CREATE OR REPLACE FUNCTION "messages_of_events"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written boolean;
  released boolean;
BEGIN
  -- What has not left yet never does. One that a sender holds just now may have: it is marked as sent if so.
  UPDATE "Message" AS message SET "givenUpAt" = event."at", "fault" = 'undone'
    FROM added AS event JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE message."eventId" = (event."data"->>'undoes')::uuid AND message."subscriptionId" = subscription."id"
     AND message."sentAt" IS NULL AND message."givenUpAt" IS NULL;
  -- A case that went on can't be set back any more: what was held leaves before the news of that.
  UPDATE "Message" AS message SET "nextAt" = message."createdAt"
    FROM added AS event JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE message."subscriptionId" = subscription."id" AND message."tries" = 0
     AND message."sentAt" IS NULL AND message."givenUpAt" IS NULL AND message."nextAt" > message."createdAt";
  released := FOUND;
  INSERT INTO "Message" ("id", "areaId", "subscriptionId", "eventId", "kind", "createdAt", "nextAt")
  SELECT gen_random_uuid(), event."areaId", subscription."id", event."id", "message_of_event"(event), event."at",
         GREATEST(event."at", (event."data"->>'heldUntil')::timestamptz)
    FROM added AS event
    JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE "message_of_event"(event) IS NOT NULL
     AND subscription."endedAt" IS NULL
     AND (subscription."confirmedAt" IS NOT NULL OR event."kind" = 'FILED')
     AND (NOT event."data" ? 'undoes' OR EXISTS (
       SELECT FROM "Message" AS told
        WHERE told."eventId" = (event."data"->>'undoes')::uuid AND told."subscriptionId" = subscription."id"
          AND (told."sentAt" IS NOT NULL OR told."tries" > 0)));
  written := FOUND;
  -- The job also looks once a minute; this wakes it as soon as the transaction is committed.
  IF (written OR released) AND to_regproc('graphile_worker.add_job') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('send_messages');
  END IF;
  RETURN NULL;
END $$;
