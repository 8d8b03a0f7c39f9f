package io.github.clouddatasets.manifest.lines;

/** {@code yyyy-MM-dd HH:mm:ss} without a time zone, in seconds from 1970 on. By hand, since every label may have one. */
final class LocalSeconds {

    private static final int LENGTH = 19;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final int DAYS_TO_1970 = 719_528;
    private static final int BAD = -1;

    private LocalSeconds() {}

    static long read(byte[] text) {
        return read(text, 0, text.length);
    }

    /** {@link Fields#NO_NUMBER} for anything else, dates that do not exist among them. */
    static long read(byte[] bytes, int from, int to) {
        if (to - from != LENGTH
                || bytes[from + 4] != '-'
                || bytes[from + 7] != '-'
                || bytes[from + 10] != ' '
                || bytes[from + 13] != ':'
                || bytes[from + 16] != ':') {
            return Fields.NO_NUMBER;
        }
        int century = two(bytes, from);
        int years = two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        int hour = two(bytes, from + 11);
        int minute = two(bytes, from + 14);
        int second = two(bytes, from + 17);
        if ((century | years | month | day | hour | minute | second) < 0
                || month < 1
                || month > 12
                || day < 1
                || hour > 23
                || minute > 59
                || second > 59) {
            return Fields.NO_NUMBER;
        }
        int year = 100 * century + years;
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (leap && month == 2 ? 1 : 0)) {
            return Fields.NO_NUMBER;
        }
        // Leap days before this year, year 0 among them.
        int leaps = year == 0 ? 0 : (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1;
        long days = 365L * year + leaps + DAYS_BEFORE[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1 - DAYS_TO_1970;
        return ((days * 24 + hour) * 60 + minute) * 60 + second;
    }

    /** Negative for what are no digits. */
    private static int two(byte[] bytes, int at) {
        int high = bytes[at] - '0';
        int low = bytes[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? BAD : 10 * high + low;
    }
}
