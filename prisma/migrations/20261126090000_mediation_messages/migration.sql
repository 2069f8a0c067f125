-- AlterEnum
ALTER TYPE "MessageKind" ADD VALUE 'MEDIATION';

-- Both parties are asked to mediation: nobody has answered anything, so the message about it says what it is.
CREATE OR REPLACE FUNCTION "message_of_event"(event "CaseEvent") RETURNS "MessageKind" LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN NOT event."isPublic" THEN NULL
    WHEN event."kind" = 'FILED' THEN 'RECEIVED'
    WHEN event."kind" = 'REPLIED' AND event."data"->>'asks' = 'true' THEN 'ASKED'
    WHEN event."kind" = 'REPLIED' AND event."data"->>'resumed' = 'true' THEN 'MOVED'
    WHEN event."kind" = 'REPLIED' AND event."data" ? 'undoes' THEN 'TAKEN_BACK'
    WHEN event."kind" = 'REPLIED' AND event."data" ? 'disputeId' THEN 'MEDIATION'
    WHEN event."kind" = 'REPLIED' THEN 'ANSWERED'
    WHEN event."kind" = 'HANDLED' THEN 'HANDLED'
    WHEN event."kind" = 'CLOSED' THEN 'CLOSED'
    WHEN event."kind" = 'REOPENED' THEN 'REOPENED'
    WHEN event."kind" = 'DISPATCHED' THEN 'MOVED'
    WHEN event."kind"::text = 'ESCALATED' THEN 'ESCALATED'
  END::"MessageKind"
$$;

-- Like an answer it is said to the person who filed the case; the page of a neighbour who follows shows neither.
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
     AND (subscription."followerId" IS NULL OR "message_of_event"(event)::text NOT IN ('ANSWERED', 'MEDIATION'))
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
