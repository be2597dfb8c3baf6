import { Arg, Args, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { Account, accountById, Viewer } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import {
  NotificationAcknowledgeInput,
  NotificationSettingsSaveInput,
  NotificationTemplateSaveInput,
  NotificationWebhookSaveInput,
} from './inputs.js';
import { templateById, templateByKind, webhookById } from './loaders.js';
import {
  Notification,
  NotificationConnection,
  NotificationDelivery,
  NotificationDeliveryConnection,
  NotificationSetting,
  NotificationTemplate,
  NotificationWebhook,
} from './notification.js';
import {
  NotificationAcknowledgePayload,
  NotificationSettingsPayload,
  NotificationTemplatePayload,
  NotificationWebhookPayload,
} from './payloads.js';
import { render } from './render.js';
import {
  acknowledge,
  recentDeliveries,
  listDeliveries,
  listNotifications,
  listTemplates,
  listWebhooks,
  saveSettings,
  saveTemplate,
  saveWebhook,
  settingOf,
  unreadCount,
} from './service.js';

/** By which ways this server can tell somebody. */
@ObjectType({ simpleResolvers: true, description: 'By which ways this server can tell somebody outside the console.' })
export class NotificationWays {
  @Field(() => Boolean, { description: 'Whether mails leave this server.' })
  email!: boolean;
  @Field(() => [String], { description: 'Hosts of group robots that may be called.' })
  webhookHosts!: readonly string[];
}

/** The inbox, what each account chose, and what administrators keep of it. */
@Resolver()
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: 'What the viewer was told, the newest first.' })
  @Guard('account:own')
  async notifications(
    @Ctx() { op }: Context,
    @Arg('unread', () => Boolean, { defaultValue: false, description: 'Only what was not read yet.' }) unread: boolean,
    @Args(() => PageArgs) args: PageArgs,
  ) {
    return NotificationConnection.of(await listNotifications(op, unread, args));
  }

  @Query(() => NotificationSetting, { description: 'How the viewer wants to be told.' })
  @Guard('account:own')
  notificationSettings(@Ctx() { op }: Context): Promise<NotificationSetting> {
    return settingOf(op);
  }

  @Query(() => NotificationWays, { description: 'By which ways this server can tell somebody outside the console.' })
  @Guard('account:own')
  notificationWays(@Ctx() { op }: Context): NotificationWays {
    const { mail = null, webhookHosts = [] } = op.runtime.outbound ?? {};
    return Object.assign(new NotificationWays(), { email: mail !== null, webhookHosts });
  }

  @Query(() => [NotificationWebhook], { description: 'Group robots, by name.' })
  @Guard('account:own')
  notificationWebhooks(
    @Ctx() { op }: Context,
    @Arg('inactive', () => Boolean, { defaultValue: false, description: 'Those out of use as well.' }) inactive: boolean,
  ): Promise<NotificationWebhook[]> {
    return listWebhooks(op, inactive);
  }

  @Query(() => [NotificationTemplate], { description: 'How each kind of notification reads.' })
  @Guard('account:own')
  notificationTemplates(@Ctx() { op }: Context): Promise<NotificationTemplate[]> {
    return listTemplates(op);
  }

  @Query(() => NotificationDeliveryConnection, {
    description: 'Deliveries of all accounts, the newest first. Without addresses and texts.',
  })
  @Guard('account:read')
  async notificationDeliveries(
    @Ctx() { op }: Context,
    @Arg('failed', () => Boolean, { defaultValue: false, description: 'Only those that were given up.' }) failed: boolean,
    @Args(() => PageArgs) args: PageArgs,
  ) {
    return NotificationDeliveryConnection.of(await listDeliveries(op, failed, args));
  }

  @Mutation(() => NotificationAcknowledgePayload, { description: 'Marks what the viewer was told as read. No codes of its own.' })
  @Guard('account:own')
  notificationAcknowledge(
    @Ctx() { op }: Context,
    @Arg('input', () => NotificationAcknowledgeInput) input: NotificationAcknowledgeInput,
  ): Promise<NotificationAcknowledgePayload> {
    return mutate(op, NotificationAcknowledgePayload, async () => {
      await acknowledge(op, input);
      return { unread: await unreadCount(op) };
    });
  }

  @Mutation(() => NotificationSettingsPayload, {
    description: 'Keeps how the viewer wants to be told. Codes: STALE_VERSION, REQUIRED, OUT_OF_RANGE, NOT_FOUND.',
  })
  @Guard('account:own')
  notificationSettingsSave(
    @Ctx() { op }: Context,
    @Arg('input', () => NotificationSettingsSaveInput) input: NotificationSettingsSaveInput,
  ): Promise<NotificationSettingsPayload> {
    return mutate(op, NotificationSettingsPayload, async () => {
      await saveSettings(op, input);
      return { settings: await settingOf(op) };
    });
  }

  @Mutation(() => NotificationTemplatePayload, {
    description: 'Changes how a kind of notification reads. Codes: NOT_FOUND, STALE_VERSION, INVALID_FORMAT (another placeholder).',
  })
  @Guard('notification:configure')
  notificationTemplateSave(
    @Ctx() { op }: Context,
    @Arg('input', () => NotificationTemplateSaveInput) input: NotificationTemplateSaveInput,
  ): Promise<NotificationTemplatePayload> {
    return mutate(op, NotificationTemplatePayload, async () => {
      await saveTemplate(op, input);
      return { template: (await op.load(templateById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => NotificationWebhookPayload, {
    description:
      'Enters or changes a group robot. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, NOT_ALLOWED (host or area), DUPLICATE (name).',
  })
  @Guard('notification:configure')
  notificationWebhookSave(
    @Ctx() { op }: Context,
    @Arg('input', () => NotificationWebhookSaveInput) input: NotificationWebhookSaveInput,
  ): Promise<NotificationWebhookPayload> {
    return mutate(op, NotificationWebhookPayload, async () => {
      const id = await saveWebhook(op, input);
      return { webhook: (await op.load(webhookById, id)) ?? undefined };
    });
  }
}

/** Fields of notifications. */
@Resolver(() => Notification)
export class NotificationFields {
  @FieldResolver(() => String, { description: 'What it says in Chinese, in the words of its template.' })
  async title(@Ctx() { op }: Context, @Root() { kind, number, count }: Notification): Promise<string> {
    const template = await op.find(templateByKind, kind);
    return template === null ? '' : render(template, 'zh-CN', { number, count, link: '' }).subject;
  }

  @FieldResolver(() => String, { description: 'The same in English.' })
  async titleEn(@Ctx() { op }: Context, @Root() { kind, number, count }: Notification): Promise<string> {
    const template = await op.find(templateByKind, kind);
    return template === null ? '' : render(template, 'en', { number, count, link: '' }).subject;
  }
}

/** What waits in the inbox. */
@Resolver(() => Viewer)
export class ViewerNotificationFields {
  @FieldResolver(() => Int, { description: 'How much of what the viewer was told is unread.' })
  unreadNotifications(@Ctx() { op }: Context): Promise<number> {
    return unreadCount(op);
  }
}

/** Fields of settings. */
@Resolver(() => NotificationSetting)
export class NotificationSettingFields {
  @FieldResolver(() => NotificationWebhook, { nullable: true, description: 'Group robot through which the viewer is told; null: none.' })
  async webhook(@Ctx() { op }: Context, @Root() { webhookId }: NotificationSetting): Promise<NotificationWebhook | null> {
    return webhookId === null ? null : op.load(webhookById, webhookId);
  }

  @FieldResolver(() => [NotificationDelivery], { description: 'The ten newest deliveries to the viewer.' })
  recent(@Ctx() { op }: Context): Promise<NotificationDelivery[]> {
    return recentDeliveries(op);
  }
}

/** Fields of robots. */
@Resolver(() => NotificationWebhook)
export class NotificationWebhookFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area of the group.' })
  async area(@Ctx() { op }: Context, @Root() { areaCode }: NotificationWebhook): Promise<AdminArea | null> {
    return op.load(areaByCode, areaCode);
  }
}

/** Fields of deliveries. */
@Resolver(() => NotificationDelivery)
export class NotificationDeliveryFields {
  @FieldResolver(() => Account, { nullable: true, description: 'Who is told; null when the viewer may not see.' })
  async account(@Ctx() { op }: Context, @Root() { accountId }: NotificationDelivery): Promise<Account | null> {
    return op.load(accountById, accountId);
  }
}
