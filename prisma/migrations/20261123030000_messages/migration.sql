-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "sharePhotos" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "CaseRating" ALTER COLUMN "satisfied" DROP NOT NULL;

-- AlterTable
ALTER TABLE "SentMessage" ADD COLUMN     "key" TEXT;

-- CreateEnum
CREATE TYPE "MessageChannel" AS ENUM ('SMS', 'EMAIL');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('RECEIVED', 'ASKED', 'ANSWERED', 'HANDLED', 'CLOSED', 'REOPENED', 'MOVED');

-- CreateTable
CREATE TABLE "CaseFollower" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "submissionId" UUID NOT NULL,
    "personId" UUID,
    "phone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseFollower_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseSubscription" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "followerId" UUID,
    "channel" "MessageChannel" NOT NULL,
    "address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaseSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "subscriptionId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT NOT NULL DEFAULT '',
    "sentAt" TIMESTAMPTZ(3),
    "givenUpAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CaseFollower_submissionId_key" ON "CaseFollower"("submissionId");

-- CreateIndex
CREATE INDEX "CaseFollower_caseId_idx" ON "CaseFollower"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseFollower_areaId_reference_key" ON "CaseFollower"("areaId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "CaseSubscription_keyHash_key" ON "CaseSubscription"("keyHash");

-- CreateIndex
CREATE INDEX "CaseSubscription_caseId_idx" ON "CaseSubscription"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Message_eventId_subscriptionId_key" ON "Message"("eventId", "subscriptionId");

-- CreateIndex
CREATE UNIQUE INDEX "SentMessage_key_key" ON "SentMessage"("key");

-- AddForeignKey
ALTER TABLE "CaseFollower" ADD CONSTRAINT "CaseFollower_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseSubscription" ADD CONSTRAINT "CaseSubscription_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseSubscription" ADD CONSTRAINT "CaseSubscription_followerId_fkey" FOREIGN KEY ("followerId") REFERENCES "CaseFollower"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "CaseSubscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "CaseEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits to be sent, in the order in which it may be.
CREATE INDEX "Message_waiting" ON "Message" ("nextAt", "id") WHERE "sentAt" IS NULL AND "givenUpAt" IS NULL;

ALTER TABLE "CaseFollower" ADD CONSTRAINT "CaseFollower_reference_shape" CHECK ("reference" ~ '^[023456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$');

-- Whatever writes an event writes its messages with it, in the same transaction: no verb can forget them, and a
-- transaction that fails leaves none. Before the receiver has confirmed, only the first message goes out.
CREATE FUNCTION "message_of_event"(event "CaseEvent") RETURNS "MessageKind" LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN NOT event."isPublic" THEN NULL
    WHEN event."kind" = 'FILED' THEN 'RECEIVED'
    WHEN event."kind" = 'REPLIED' AND event."data"->>'asks' = 'true' THEN 'ASKED'
    WHEN event."kind" = 'REPLIED' AND event."data"->>'resumed' = 'true' THEN 'MOVED'
    WHEN event."kind" = 'REPLIED' THEN 'ANSWERED'
    WHEN event."kind" = 'HANDLED' THEN 'HANDLED'
    WHEN event."kind" = 'CLOSED' THEN 'CLOSED'
    WHEN event."kind" = 'REOPENED' THEN 'REOPENED'
    WHEN event."kind" = 'DISPATCHED' THEN 'MOVED'
  END::"MessageKind"
$$;

CREATE FUNCTION "messages_of_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Message" ("id", "areaId", "subscriptionId", "eventId", "kind", "createdAt", "nextAt")
  SELECT gen_random_uuid(), event."areaId", subscription."id", event."id", "message_of_event"(event), event."at", event."at"
    FROM added AS event
    JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE "message_of_event"(event) IS NOT NULL
     AND subscription."endedAt" IS NULL
     AND (subscription."confirmedAt" IS NOT NULL OR event."kind" = 'FILED');
  -- The job also looks once a minute; this wakes it as soon as the transaction is committed.
  IF FOUND AND to_regproc('graphile_worker.add_job') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('send_messages');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "CaseEvent_messages" AFTER INSERT ON "CaseEvent"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "messages_of_events"();
