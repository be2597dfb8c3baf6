import type { DomainModule } from '../../platform/graphql/module.js';
import { JobKind } from '../../platform/jobs/index.js';
import { deliverJob } from './deliver.js';
import { Notification, NotificationDelivery, NotificationSetting, NotificationTemplate, NotificationWebhook } from './notification.js';
import {
  NotificationDeliveryFields,
  NotificationFields,
  NotificationResolver,
  NotificationSettingFields,
  NotificationWebhookFields,
  ViewerNotificationFields,
} from './resolver.js';

/** Telling people: an inbox each, mails and group robots, as each account chose. Filled by triggers where something happens. */
export const notificationsModule: DomainModule = {
  name: 'notifications',
  entities: [Notification, NotificationSetting, NotificationWebhook, NotificationTemplate, NotificationDelivery],
  resolvers: [
    NotificationResolver,
    NotificationFields,
    NotificationSettingFields,
    NotificationWebhookFields,
    NotificationDeliveryFields,
    ViewerNotificationFields,
  ],
  jobs: { [JobKind.NOTIFICATIONS]: deliverJob },
  ticks: [
    { everyMs: 60_000, run: async (op) => void (await op.rows('select app.make_notifications()')) },
    // A row lock lets one process order each delivery.
    { everyMs: 5_000, run: async (op) => void (await op.rows('select app.order_deliveries()')) },
  ],
};
