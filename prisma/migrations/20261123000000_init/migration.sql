-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('SPORT', 'FESTIVAL', 'BIRTHDAY', 'EDUCATION', 'SERVICE');

-- CreateEnum
CREATE TYPE "CaseKind" AS ENUM ('COMPLAINT', 'REQUEST', 'PRAISE');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('REPORTED', 'ACCEPTED', 'DISPATCHED', 'HANDLED', 'VERIFIED', 'CLOSED');

-- CreateEnum
CREATE TYPE "CaseEventKind" AS ENUM ('FILED', 'ACCEPTED', 'DISPATCHED', 'HANDED_OFF', 'REPLIED', 'NOTED', 'PERSON_REPLIED', 'HANDLED', 'VERIFIED', 'CLOSED', 'REOPENED', 'RATED');

-- CreateEnum
CREATE TYPE "CaseOutcome" AS ENUM ('SOLVED', 'PARTLY', 'NOT_SOLVED', 'NOT_OURS', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "MediationChannel" AS ENUM ('COMMUNITY', 'PARTY');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('OPEN', 'IN_MEDIATION', 'SETTLED', 'ENDED_WITHOUT_AGREEMENT', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "PartySide" AS ENUM ('FIRST', 'SECOND');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('RESIDENT', 'RIDER', 'STATION_MANAGER', 'OUTLET_MANAGER', 'NEIGHBOURHOOD_CADRE', 'SUBDISTRICT_CADRE', 'PARTY_ORGANISER', 'MEDIATOR', 'GUARD', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "ScopeKind" AS ENUM ('AREA', 'NEIGHBOURHOOD', 'STATION', 'OUTLET');

-- CreateEnum
CREATE TYPE "SessionMethod" AS ENUM ('CODE', 'PASSWORD', 'DEMO');

-- CreateEnum
CREATE TYPE "ChallengeKind" AS ENUM ('PHONE_CODE', 'SECOND_FACTOR');

-- CreateEnum
CREATE TYPE "DayKind" AS ENUM ('HOLIDAY', 'WORKDAY');

-- CreateEnum
CREATE TYPE "CheckInSource" AS ENUM ('POSTER', 'LIST');

-- CreateEnum
CREATE TYPE "StationKind" AS ENUM ('LEISURE_CENTRE', 'EXPRESS_STATION', 'SHOP_POST');

-- CreateEnum
CREATE TYPE "ServiceKind" AS ENUM ('DRINKING_WATER', 'FOOD', 'EMERGENCY_MEDICINE', 'REST_SPACE', 'PSYCHOLOGICAL_SUPPORT');

-- CreateEnum
CREATE TYPE "ServiceState" AS ENUM ('AVAILABLE', 'SHORT', 'PAUSED');

-- CreateEnum
CREATE TYPE "FacilityKind" AS ENUM ('PARCEL_CABINET', 'CHARGING_PILE', 'CHARGING_BOX', 'MICROWAVE', 'FIRST_AID_KIT', 'TOOLBOX');

-- CreateEnum
CREATE TYPE "FacilityState" AS ENUM ('WORKING', 'FAULTY');

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "neighbourhoodId" UUID,
    "stationId" UUID,
    "organiserId" UUID,
    "kind" "ActivityKind" NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "descriptionEn" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivitySignUp" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),
    "attendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ActivitySignUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseCategory" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "CaseKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "hintEn" TEXT NOT NULL,
    "answerDays" INTEGER NOT NULL,
    "limitReason" TEXT NOT NULL,
    "limitReasonEn" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaseCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "CaseKind" NOT NULL,
    "categoryId" UUID NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'REPORTED',
    "neighbourhoodId" UUID NOT NULL,
    "buildingId" UUID,
    "entranceId" UUID,
    "stationId" UUID,
    "placeNote" TEXT NOT NULL DEFAULT '',
    "companyId" UUID,
    "outletId" UUID,
    "riderId" UUID,
    "text" TEXT NOT NULL,
    "occurredOn" DATE,
    "reporterId" UUID,
    "contactName" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT,
    "hideName" BOOLEAN NOT NULL DEFAULT true,
    "keyHash" TEXT NOT NULL,
    "submissionId" UUID NOT NULL,
    "assigneeId" UUID,
    "filedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" "CaseEventKind" NOT NULL,
    "actorId" UUID,
    "actorLabel" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CasePhoto" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "eventId" UUID,
    "storageKey" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CasePhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseDispatch" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "outletId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "dueReason" TEXT NOT NULL,
    "instruction" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseDispatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseClosure" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "closedById" UUID,
    "outcome" "CaseOutcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "reopenedAt" TIMESTAMPTZ(3),
    "reopenReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseClosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseRating" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "closureId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "solved" BOOLEAN NOT NULL,
    "satisfied" BOOLEAN NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportDraft" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "photos" JSONB NOT NULL DEFAULT '[]',
    "caseId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID,
    "channel" "MediationChannel" NOT NULL,
    "status" "DisputeStatus" NOT NULL DEFAULT 'OPEN',
    "summary" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DisputeParty" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "disputeId" UUID NOT NULL,
    "side" "PartySide" NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "consentedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DisputeParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mediation" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "disputeId" UUID NOT NULL,
    "mediatorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "record" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Mediation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "mediationId" UUID NOT NULL,
    "facts" TEXT NOT NULL,
    "responsibility" TEXT NOT NULL,
    "duties" TEXT NOT NULL,
    "performBy" DATE,
    "firstSignedAt" TIMESTAMPTZ(3),
    "secondSignedAt" TIMESTAMPTZ(3),
    "mediatorSignedAt" TIMESTAMPTZ(3),
    "sealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "kept" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "email" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "birthday" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "scopeKind" "ScopeKind" NOT NULL,
    "scopeId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3),
    "grantedById" UUID,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonDisablement" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "createdById" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "PersonDisablement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Credential" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "totpSecret" TEXT,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "totpLastStep" BIGINT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "credentialId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "method" "SessionMethod" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL DEFAULT '',
    "ticketHash" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInChallenge" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "kind" "ChallengeKind" NOT NULL,
    "target" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL DEFAULT '',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Area" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "areaKm2" DECIMAL(8,2) NOT NULL,
    "population" INTEGER NOT NULL,
    "hosts" TEXT[],
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "stationsOpenedOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Neighbourhood" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "households" INTEGER NOT NULL,
    "boundary" JSONB NOT NULL,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "Neighbourhood_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Building" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "neighbourhoodId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "aliases" TEXT[],
    "pinyin" TEXT NOT NULL DEFAULT '',
    "floors" INTEGER NOT NULL,
    "hasLift" BOOLEAN NOT NULL DEFAULT false,
    "builtYear" INTEGER,
    "footprint" JSONB NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Building_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entrance" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "buildingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Entrance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Gate" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "neighbourhoodId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "opensAt" INTEGER,
    "closesAt" INTEGER,

    CONSTRAINT "Gate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lane" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "line" JSONB NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Lane_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "date" DATE NOT NULL,
    "kind" "DayKind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outlet" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "neighbourhoodId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "addressEn" TEXT NOT NULL DEFAULT '',
    "lng" DOUBLE PRECISION NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "openedOn" DATE NOT NULL,
    "closedOn" DATE,

    CONSTRAINT "Outlet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutletMonth" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "outletId" UUID NOT NULL,
    "month" DATE NOT NULL,
    "deliveries" INTEGER NOT NULL,
    "secondDeliveries" INTEGER NOT NULL,
    "ridersLeft" INTEGER NOT NULL,

    CONSTRAINT "OutletMonth_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartyBranch" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "outletId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "foundedOn" DATE NOT NULL,
    "secretaryId" UUID,

    CONSTRAINT "PartyBranch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiderGroup" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "foundedOn" DATE NOT NULL,
    "leaderId" UUID,

    CONSTRAINT "RiderGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rider" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "enrolledOn" DATE NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "verifiedById" UUID,

    CONSTRAINT "Rider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Employment" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "riderId" UUID NOT NULL,
    "outletId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "endReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Employment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMembership" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "riderId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "joinedOn" DATE NOT NULL,
    "leftOn" DATE,

    CONSTRAINT "GroupMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pass" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "riderId" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" UUID,
    "validUntil" DATE NOT NULL,

    CONSTRAINT "Pass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PassSuspension" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "passId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "createdById" UUID,

    CONSTRAINT "PassSuspension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PassRevocation" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "passId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" UUID,

    CONSTRAINT "PassRevocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "riderId" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "source" "CheckInSource" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "window" tstzrange NOT NULL,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Station" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "neighbourhoodId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "StationKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "shortNameEn" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "addressEn" TEXT NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "seats" INTEGER NOT NULL DEFAULT 0,
    "phone" TEXT,
    "openedOn" DATE NOT NULL,
    "retiredOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Provider" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationService" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "kind" "ServiceKind" NOT NULL,
    "state" "ServiceState" NOT NULL DEFAULT 'AVAILABLE',
    "note" TEXT NOT NULL DEFAULT '',
    "noteEn" TEXT NOT NULL DEFAULT '',
    "providerId" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,

    CONSTRAINT "StationService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Facility" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "kind" "FacilityKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "state" "FacilityState" NOT NULL DEFAULT 'WORKING',
    "providerId" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpeningHours" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opensAt" INTEGER NOT NULL,
    "closesAt" INTEGER NOT NULL,

    CONSTRAINT "OpeningHours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationClosure" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "reasonEn" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "StationClosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "areaId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "sessionId" UUID,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "subjectId" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditPending" (
    "entryId" BIGINT NOT NULL,

    CONSTRAINT "AuditPending_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entryIds" BIGINT[],
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SentMessage" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "to" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SentMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DemoSeed" (
    "id" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DemoSeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Activity_areaId_startsAt_idx" ON "Activity"("areaId", "startsAt");

-- CreateIndex
CREATE INDEX "ActivitySignUp_personId_at_idx" ON "ActivitySignUp"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ActivitySignUp_activityId_personId_key" ON "ActivitySignUp"("activityId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseCategory_areaId_code_key" ON "CaseCategory"("areaId", "code");

-- CreateIndex
CREATE INDEX "Case_areaId_status_dueAt_id_idx" ON "Case"("areaId", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Case_areaId_filedAt_id_idx" ON "Case"("areaId", "filedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_neighbourhoodId_status_dueAt_idx" ON "Case"("neighbourhoodId", "status", "dueAt");

-- CreateIndex
CREATE INDEX "Case_outletId_status_dueAt_idx" ON "Case"("outletId", "status", "dueAt");

-- CreateIndex
CREATE INDEX "Case_assigneeId_status_dueAt_idx" ON "Case"("assigneeId", "status", "dueAt");

-- CreateIndex
CREATE INDEX "Case_reporterId_filedAt_idx" ON "Case"("reporterId", "filedAt" DESC);

-- CreateIndex
CREATE INDEX "Case_riderId_filedAt_idx" ON "Case"("riderId", "filedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Case_areaId_reference_key" ON "Case"("areaId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "Case_areaId_submissionId_key" ON "Case"("areaId", "submissionId");

-- CreateIndex
CREATE INDEX "CaseEvent_caseId_at_id_idx" ON "CaseEvent"("caseId", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CasePhoto_storageKey_key" ON "CasePhoto"("storageKey");

-- CreateIndex
CREATE INDEX "CasePhoto_caseId_idx" ON "CasePhoto"("caseId");

-- CreateIndex
CREATE INDEX "CaseDispatch_caseId_createdAt_idx" ON "CaseDispatch"("caseId", "createdAt");

-- CreateIndex
CREATE INDEX "CaseDispatch_outletId_endedAt_dueAt_idx" ON "CaseDispatch"("outletId", "endedAt", "dueAt");

-- CreateIndex
CREATE INDEX "CaseClosure_caseId_at_idx" ON "CaseClosure"("caseId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRating_closureId_key" ON "CaseRating"("closureId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportDraft_submissionId_key" ON "ReportDraft"("submissionId");

-- CreateIndex
CREATE INDEX "ReportDraft_expiresAt_idx" ON "ReportDraft"("expiresAt");

-- CreateIndex
CREATE INDEX "Dispute_areaId_status_openedAt_idx" ON "Dispute"("areaId", "status", "openedAt");

-- CreateIndex
CREATE INDEX "Dispute_caseId_idx" ON "Dispute"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "DisputeParty_disputeId_side_name_key" ON "DisputeParty"("disputeId", "side", "name");

-- CreateIndex
CREATE INDEX "Mediation_disputeId_at_idx" ON "Mediation"("disputeId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_mediationId_key" ON "Agreement"("mediationId");

-- CreateIndex
CREATE INDEX "FollowUp_agreementId_on_idx" ON "FollowUp"("agreementId", "on");

-- CreateIndex
CREATE UNIQUE INDEX "Person_areaId_phone_key" ON "Person"("areaId", "phone");

-- CreateIndex
CREATE INDEX "RoleGrant_areaId_role_idx" ON "RoleGrant"("areaId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "RoleGrant_personId_role_scopeKind_scopeId_startsAt_key" ON "RoleGrant"("personId", "role", "scopeKind", "scopeId", "startsAt");

-- CreateIndex
CREATE INDEX "PersonDisablement_personId_endedAt_idx" ON "PersonDisablement"("personId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_personId_key" ON "Credential"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_areaId_username_key" ON "Credential"("areaId", "username");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_credentialId_codeHash_key" ON "RecoveryCode"("credentialId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "Session_ticketHash_key" ON "Session"("ticketHash");

-- CreateIndex
CREATE INDEX "Session_personId_endedAt_idx" ON "Session"("personId", "endedAt");

-- CreateIndex
CREATE INDEX "SignInChallenge_areaId_kind_target_createdAt_idx" ON "SignInChallenge"("areaId", "kind", "target", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "SignInChallenge_expiresAt_idx" ON "SignInChallenge"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Area_slug_key" ON "Area"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Neighbourhood_areaId_code_key" ON "Neighbourhood"("areaId", "code");

-- CreateIndex
CREATE INDEX "Building_neighbourhoodId_code_idx" ON "Building"("neighbourhoodId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Building_areaId_code_key" ON "Building"("areaId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Entrance_buildingId_number_key" ON "Entrance"("buildingId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Gate_areaId_code_key" ON "Gate"("areaId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Lane_areaId_code_key" ON "Lane"("areaId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarDay_areaId_date_key" ON "CalendarDay"("areaId", "date");

-- CreateIndex
CREATE UNIQUE INDEX "Company_areaId_code_key" ON "Company"("areaId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Company_areaId_name_key" ON "Company"("areaId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Outlet_areaId_code_key" ON "Outlet"("areaId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Outlet_areaId_name_key" ON "Outlet"("areaId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "OutletMonth_outletId_month_key" ON "OutletMonth"("outletId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "PartyBranch_outletId_key" ON "PartyBranch"("outletId");

-- CreateIndex
CREATE UNIQUE INDEX "RiderGroup_areaId_name_key" ON "RiderGroup"("areaId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Rider_personId_key" ON "Rider"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Rider_areaId_number_key" ON "Rider"("areaId", "number");

-- CreateIndex
CREATE INDEX "Employment_riderId_startsOn_idx" ON "Employment"("riderId", "startsOn");

-- CreateIndex
CREATE INDEX "Employment_outletId_endsOn_idx" ON "Employment"("outletId", "endsOn");

-- CreateIndex
CREATE INDEX "GroupMembership_groupId_leftOn_idx" ON "GroupMembership"("groupId", "leftOn");

-- CreateIndex
CREATE UNIQUE INDEX "GroupMembership_riderId_groupId_joinedOn_key" ON "GroupMembership"("riderId", "groupId", "joinedOn");

-- CreateIndex
CREATE INDEX "Pass_riderId_validUntil_idx" ON "Pass"("riderId", "validUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Pass_areaId_serial_key" ON "Pass"("areaId", "serial");

-- CreateIndex
CREATE INDEX "PassSuspension_passId_startsAt_idx" ON "PassSuspension"("passId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "PassRevocation_passId_key" ON "PassRevocation"("passId");

-- CreateIndex
CREATE INDEX "CheckIn_riderId_at_idx" ON "CheckIn"("riderId", "at" DESC);

-- CreateIndex
CREATE INDEX "CheckIn_stationId_at_idx" ON "CheckIn"("stationId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "CheckIn_areaId_clientId_key" ON "CheckIn"("areaId", "clientId");

-- CreateIndex
CREATE INDEX "Station_areaId_kind_code_idx" ON "Station"("areaId", "kind", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Station_areaId_code_key" ON "Station"("areaId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Provider_areaId_name_key" ON "Provider"("areaId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "StationService_stationId_kind_key" ON "StationService"("stationId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Facility_stationId_name_key" ON "Facility"("stationId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "OpeningHours_stationId_weekday_opensAt_key" ON "OpeningHours"("stationId", "weekday", "opensAt");

-- CreateIndex
CREATE INDEX "StationClosure_stationId_startsAt_idx" ON "StationClosure"("stationId", "startsAt");

-- CreateIndex
CREATE INDEX "AuditEntry_areaId_at_idx" ON "AuditEntry"("areaId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_subject_subjectId_idx" ON "AuditEntry"("subject", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_hash_key" ON "AuditSeal"("hash");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "SentMessage_areaId_at_idx" ON "SentMessage"("areaId", "at" DESC);

-- CreateIndex
CREATE INDEX "ImportRun_areaId_at_idx" ON "ImportRun"("areaId", "at");

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_neighbourhoodId_fkey" FOREIGN KEY ("neighbourhoodId") REFERENCES "Neighbourhood"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySignUp" ADD CONSTRAINT "ActivitySignUp_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySignUp" ADD CONSTRAINT "ActivitySignUp_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "CaseCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_neighbourhoodId_fkey" FOREIGN KEY ("neighbourhoodId") REFERENCES "Neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_buildingId_fkey" FOREIGN KEY ("buildingId") REFERENCES "Building"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_entranceId_fkey" FOREIGN KEY ("entranceId") REFERENCES "Entrance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "Rider"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CasePhoto" ADD CONSTRAINT "CasePhoto_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CasePhoto" ADD CONSTRAINT "CasePhoto_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "CaseEvent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseDispatch" ADD CONSTRAINT "CaseDispatch_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseDispatch" ADD CONSTRAINT "CaseDispatch_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseClosure" ADD CONSTRAINT "CaseClosure_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRating" ADD CONSTRAINT "CaseRating_closureId_fkey" FOREIGN KEY ("closureId") REFERENCES "CaseClosure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeParty" ADD CONSTRAINT "DisputeParty_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeParty" ADD CONSTRAINT "DisputeParty_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mediation" ADD CONSTRAINT "Mediation_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mediation" ADD CONSTRAINT "Mediation_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_mediationId_fkey" FOREIGN KEY ("mediationId") REFERENCES "Mediation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonDisablement" ADD CONSTRAINT "PersonDisablement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Neighbourhood" ADD CONSTRAINT "Neighbourhood_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Building" ADD CONSTRAINT "Building_neighbourhoodId_fkey" FOREIGN KEY ("neighbourhoodId") REFERENCES "Neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entrance" ADD CONSTRAINT "Entrance_buildingId_fkey" FOREIGN KEY ("buildingId") REFERENCES "Building"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Gate" ADD CONSTRAINT "Gate_neighbourhoodId_fkey" FOREIGN KEY ("neighbourhoodId") REFERENCES "Neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outlet" ADD CONSTRAINT "Outlet_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outlet" ADD CONSTRAINT "Outlet_neighbourhoodId_fkey" FOREIGN KEY ("neighbourhoodId") REFERENCES "Neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutletMonth" ADD CONSTRAINT "OutletMonth_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartyBranch" ADD CONSTRAINT "PartyBranch_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartyBranch" ADD CONSTRAINT "PartyBranch_secretaryId_fkey" FOREIGN KEY ("secretaryId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiderGroup" ADD CONSTRAINT "RiderGroup_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiderGroup" ADD CONSTRAINT "RiderGroup_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "Rider"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rider" ADD CONSTRAINT "Rider_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employment" ADD CONSTRAINT "Employment_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "Rider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employment" ADD CONSTRAINT "Employment_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMembership" ADD CONSTRAINT "GroupMembership_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "Rider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMembership" ADD CONSTRAINT "GroupMembership_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "RiderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pass" ADD CONSTRAINT "Pass_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "Rider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassSuspension" ADD CONSTRAINT "PassSuspension_passId_fkey" FOREIGN KEY ("passId") REFERENCES "Pass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassRevocation" ADD CONSTRAINT "PassRevocation_passId_fkey" FOREIGN KEY ("passId") REFERENCES "Pass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "Rider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Station" ADD CONSTRAINT "Station_neighbourhoodId_fkey" FOREIGN KEY ("neighbourhoodId") REFERENCES "Neighbourhood"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationService" ADD CONSTRAINT "StationService_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationService" ADD CONSTRAINT "StationService_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpeningHours" ADD CONSTRAINT "OpeningHours_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationClosure" ADD CONSTRAINT "StationClosure_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

