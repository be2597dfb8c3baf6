import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.js';

/** What a notification is about. */
export enum NotificationKind {
  OFFER_SENT = 'OFFER_SENT',
  OFFER_EXPIRING = 'OFFER_EXPIRING',
  OFFER_WITHDRAWN = 'OFFER_WITHDRAWN',
  ASSIGNMENT_CHANGED = 'ASSIGNMENT_CHANGED',
  CLOCK_STEP = 'CLOCK_STEP',
  RISK_ALERT = 'RISK_ALERT',
  BREACH_DIGEST = 'BREACH_DIGEST',
  DIGEST = 'DIGEST',
}
registerEnumType(NotificationKind, { name: 'NotificationKind', description: 'What a notification is about.' });

/** By which way somebody is told outside the console. */
export enum DeliveryChannel {
  EMAIL = 'EMAIL',
  WEBHOOK = 'WEBHOOK',
}
registerEnumType(DeliveryChannel, { name: 'DeliveryChannel', description: 'By which way somebody is told outside the console.' });

/** Where a delivery stands. */
export enum DeliveryState {
  WAITING = 'WAITING',
  QUEUED = 'QUEUED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}
registerEnumType(DeliveryState, {
  name: 'DeliveryState',
  description: 'Where a delivery stands.',
  valuesConfig: {
    WAITING: { description: 'For its time: quiet hours, or the next attempt.' },
    QUEUED: { description: 'A job has it.' },
    SENDING: { description: 'On its way; after a crash it is sent once more.' },
    SENT: { description: 'The receiving server took it.' },
    FAILED: { description: 'Given up.' },
  },
});

/** Which kind of robot a group has. */
export enum WebhookKind {
  WECOM = 'WECOM',
  DINGTALK = 'DINGTALK',
}
registerEnumType(WebhookKind, { name: 'WebhookKind', description: 'Kind of group robot: WeCom (企业微信) or DingTalk (钉钉).' });

/** 消息模板. */
@Entity('notification_template')
@ObjectType({
  simpleResolvers: true,
  description: 'How a kind of notification reads. Only {{number}}, {{link}} and {{count}} can be put in: there is no place for a name.',
})
export class NotificationTemplate {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => NotificationKind, { description: 'Of which kind.' })
  @Column('text')
  kind!: NotificationKind;
  @Field(() => Boolean, { description: 'Whether it goes out at once, whatever the quiet hours and the daily summary say.' })
  @Column('boolean')
  urgent!: boolean;
  @Field(() => Boolean, { description: 'Whether it may be posted to the chat of a group.' })
  @Column('boolean')
  groupAllowed!: boolean;
  @Field(() => String, { description: 'Name of the kind in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name of the kind in English.' })
  @Column('text')
  nameEn!: string;
  @Field(() => String, { description: 'Subject in Chinese.' })
  @Column('text')
  subject!: string;
  @Field(() => String, { description: 'Subject in English.' })
  @Column('text')
  subjectEn!: string;
  @Field(() => String, { description: 'Text in Chinese.' })
  @Column('text')
  body!: string;
  @Field(() => String, { description: 'Text in English.' })
  @Column('text')
  bodyEn!: string;
  @Field(() => Boolean, { description: 'Whether it is a sample that the city has not gone over yet.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 消息. */
@Entity('notification')
@ObjectType({
  simpleResolvers: true,
  description: 'Something that an account was told (消息): a kind, a number that people quote, a place to look. Read by its account alone.',
})
export class Notification {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => NotificationKind, { description: 'What it is about.' })
  @Column('text')
  kind!: NotificationKind;
  @Field(() => String, { description: 'Number that people quote; empty where there is none.' })
  @Column('text')
  number!: string;
  @Field(() => Int, { nullable: true, description: 'How many; null where nothing is counted.' })
  @Column('int', { nullable: true })
  count!: number | null;
  @Field(() => String, { description: 'Path in the console where to look.' })
  @Column('text')
  path!: string;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was read (UTC); null before.' })
  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;
}

/** Page of notifications. */
export const NotificationConnection = connectionOf(Notification, 'Notification');

/** 群机器人. */
@Entity('notification_webhook')
@ObjectType({ simpleResolvers: true, description: 'A robot of a group chat (群机器人). Its address is a key and never shown.' })
export class NotificationWebhook {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Name of the group, unique.' })
  @Column('text')
  name!: string;
  @Field(() => WebhookKind, { description: 'Kind of robot.' })
  @Column('text')
  kind!: WebhookKind;
  @Field(() => String, { description: 'Host that is called.' })
  @Column('text')
  host!: string;
  @Column('text')
  urlSealed!: string;
  @Column('text', { nullable: true })
  secretSealed!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Boolean, { description: 'Whether accounts may be told through it.' })
  @Column('boolean')
  active!: boolean;
  @Column('uuid')
  createdBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** What an account chose. */
@Entity('notification_setting')
@ObjectType({ simpleResolvers: true, description: 'How an account wants to be told. Read and kept by itself alone.' })
export class NotificationSetting {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => String, { nullable: true, description: 'Address for mails; null while none is given.' })
  @Column('text', { nullable: true })
  email!: string | null;
  @Field(() => Boolean, { description: 'Whether mails are wanted.' })
  @Column('boolean')
  emailOn!: boolean;
  @Column('uuid', { nullable: true })
  webhookId!: string | null;
  @Field(() => Boolean, { description: 'Whether one summary a day takes the place of single messages; what is urgent comes at once.' })
  @Column('boolean')
  digest!: boolean;
  @Field(() => Int, { description: 'Minute of the day of the summary, 0 to 1439 (Asia/Shanghai).' })
  @Column('int')
  digestMinute!: number;
  @Field(() => Int, { nullable: true, description: 'Minute of the day from which it is quiet (Asia/Shanghai); null: never.' })
  @Column('int', { nullable: true })
  quietFrom!: number | null;
  @Field(() => Int, { nullable: true, description: 'Minute of the day until which it is quiet; before `quietFrom`: of the next day.' })
  @Column('int', { nullable: true })
  quietUntil!: number | null;
  @Field(() => String, { description: 'Language of mails and robots: zh-CN or en.' })
  @Column('text')
  language!: string;
  @Field(() => Int, { description: 'Version for `expectedVersion`; 0 while nothing was saved.' })
  @VersionColumn()
  version!: number;
}

/** One delivery. */
@Entity('notification_delivery')
@ObjectType({
  simpleResolvers: true,
  description:
    'A delivery outside the console: state, attempts, last error. Without address and text. Read by its account and by whoever reads accounts.',
})
export class NotificationDelivery {
  @Field(() => ID, { description: 'Opaque id; part of the Message-ID of a mail, so that a receiver can drop doubles.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => DeliveryChannel, { description: 'By which way.' })
  @Column('text')
  channel!: DeliveryChannel;
  @Field(() => NotificationKind, { description: 'What about.' })
  @Column('text')
  kind!: NotificationKind;
  @Column('uuid', { nullable: true })
  notificationId!: string | null;
  @Column('date', { nullable: true })
  digestDay!: string | null;
  @Field(() => DeliveryState, { description: 'Where it stands.' })
  @Column('text')
  state!: DeliveryState;
  @Field(() => Int, { description: 'Attempts so far.' })
  @Column('int')
  attempts!: number;
  @Field(() => Date, { description: 'Not before (UTC): after quiet hours, or the next attempt.' })
  @Column('timestamptz')
  notBefore!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the last failure, e.g. SMTP 451, HTTP 500, ECONNREFUSED; null when there was none.',
  })
  @Column('text', { nullable: true })
  lastError!: string | null;
  @Column('uuid', { nullable: true })
  jobId!: string | null;
  @Field(() => Date, { description: 'Since when (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the receiving server took it (UTC); null before.' })
  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}

/** Page of deliveries. */
export const NotificationDeliveryConnection = connectionOf(NotificationDelivery, 'NotificationDelivery');
