import { ArrayMaxSize, IsEmail, IsIn, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { WebhookKind } from './notification.js';

const LAST_MINUTE = 1439;

/** Reading. */
@InputType({ description: 'Notifications that were read.' })
export class NotificationAcknowledgeInput {
  @Field(() => [ID], { nullable: true, description: 'Which, at most 100; all of the viewer when left out.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids?: string[] | null;
}

/** One's own settings. */
@InputType({ description: 'How the viewer wants to be told, as a whole.' })
export class NotificationSettingsSaveInput {
  @Field(() => Int, { description: 'Version that was read; 0 the first time.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Address for mails.' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
  @Field(() => Boolean, { description: 'Whether mails are wanted; needs an address.' })
  emailOn!: boolean;
  @Field(() => ID, { nullable: true, description: 'Group robot to be told through; none when left out.' })
  @IsOptional()
  @IsUUID()
  webhookId?: string | null;
  @Field(() => Boolean, { description: 'Whether one summary a day takes the place of single messages.' })
  digest!: boolean;
  @Field(() => Int, { description: 'Minute of the day of the summary, 0 to 1439 (Asia/Shanghai).' })
  @Min(0)
  @Max(LAST_MINUTE)
  digestMinute!: number;
  @Field(() => Int, { nullable: true, description: 'Quiet from this minute of the day (Asia/Shanghai); never when left out.' })
  @IsOptional()
  @Min(0)
  @Max(LAST_MINUTE)
  quietFrom?: number | null;
  @Field(() => Int, { nullable: true, description: 'Quiet until this minute of the day; given with `quietFrom`, and another.' })
  @IsOptional()
  @Min(0)
  @Max(LAST_MINUTE)
  quietUntil?: number | null;
  @Field(() => String, { description: 'zh-CN or en.' })
  @IsIn(['zh-CN', 'en'])
  language!: string;
}

/** A template as an administrator writes it. */
@InputType({ description: 'Words of a kind of notification. Only {{number}}, {{link}} and {{count}} can be put in.' })
export class NotificationTemplateSaveInput {
  @Field(() => ID, { description: 'The template.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Subject in Chinese, 1 to 120 characters.' })
  @Length(1, 120)
  subject!: string;
  @Field(() => String, { description: 'Subject in English, 1 to 120 characters.' })
  @Length(1, 120)
  subjectEn!: string;
  @Field(() => String, { description: 'Text in Chinese, 1 to 1000 characters.' })
  @Length(1, 1000)
  body!: string;
  @Field(() => String, { description: 'Text in English, 1 to 1000 characters.' })
  @Length(1, 1000)
  bodyEn!: string;
}

/** A robot as an administrator enters it. */
@InputType({ description: 'A group robot: a new one without `id`, else the one with that id as it shall be.' })
export class NotificationWebhookSaveInput {
  @Field(() => ID, { nullable: true, description: 'The robot to change; null makes a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version that was read; required with `id`.' })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'Name of the group, 1 to 60 characters, unique.' })
  @Length(1, 60)
  name!: string;
  @Field(() => WebhookKind, { description: 'Kind of robot.' })
  kind!: WebhookKind;
  @Field(() => String, {
    nullable: true,
    description: 'Address of the robot, of a host that the settings list; kept as it is when left out.',
  })
  @IsOptional()
  @MaxLength(500)
  url?: string | null;
  @Field(() => String, { nullable: true, description: 'Secret for signing (DingTalk); kept as it is when left out, none when empty.' })
  @IsOptional()
  @MaxLength(200)
  secret?: string | null;
  @Field(() => String, { description: 'Area of the group; the administrator’s own or below.' })
  areaCode!: string;
  @Field(() => Boolean, { description: 'Whether accounts may be told through it.' })
  active!: boolean;
}
