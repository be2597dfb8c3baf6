import { Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { NotificationSetting, NotificationTemplate, NotificationWebhook } from './notification.js';

/** Payload of reading. */
@ObjectType({ simpleResolvers: true, description: 'Result of reading notifications.' })
export class NotificationAcknowledgePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many of the viewer are still unread.' })
  unread?: number;
}

/** Payload of one's own settings. */
@ObjectType({ simpleResolvers: true, description: 'Result of keeping one’s settings.' })
export class NotificationSettingsPayload extends Payload {
  @Field(() => NotificationSetting, { nullable: true, description: 'The settings as they are now.' })
  settings?: NotificationSetting;
}

/** Payload of words. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of words.' })
export class NotificationTemplatePayload extends Payload {
  @Field(() => NotificationTemplate, { nullable: true, description: 'The template as it is now.' })
  template?: NotificationTemplate;
}

/** Payload of robots. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a group robot.' })
export class NotificationWebhookPayload extends Payload {
  @Field(() => NotificationWebhook, { nullable: true, description: 'The robot as it is now.' })
  webhook?: NotificationWebhook;
}
