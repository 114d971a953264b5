/** Connections to the sink, the service's as well as bare nodemailer's: the service's default. */
export const connections = 5;
export const from = 'The Shop <no-reply@shop.example>';
