#pragma once
#include <curl/curl.h>
#include <stdlib.h>
#include <sys/epoll.h>

// The least that fetching takes: libcurl's multi interface with as many transfers at once as asked for, their handles
// used again, bodies counted and let go. No redirects, no limits, no record.

static inline size_t bare_count(char *data, size_t size, size_t count, void *total) {
    (void)data;
    *(size_t *)total += size * count;
    return size * count;
}

/// Fetches all addresses; returns how many were answered with a status below 400.
static inline long bare_fetch(const char *const *addresses, long count, long width, const char *field, size_t *bytes) {
    CURLM *multi = curl_multi_init();
    struct curl_slist *fields = field == NULL ? NULL : curl_slist_append(NULL, field);
    long next = 0, running = 0, answered = 0;
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, width);
    for (; next < count && running < width; next++, running++) {
        CURL *easy = curl_easy_init();
        curl_easy_setopt(easy, CURLOPT_URL, addresses[next]);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, bare_count);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, bytes);
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
        curl_multi_add_handle(multi, easy);
    }
    while (running > 0) {
        int active = 0, left = 0;
        curl_multi_perform(multi, &active);
        CURLMsg *message;
        while ((message = curl_multi_info_read(multi, &left)) != NULL) {
            CURL *easy = message->easy_handle;
            long status = 0;
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            if (message->data.result == CURLE_OK && status < 400) answered++;
            curl_multi_remove_handle(multi, easy);
            if (next < count) {
                curl_easy_setopt(easy, CURLOPT_URL, addresses[next++]);
                curl_multi_add_handle(multi, easy);
            } else {
                curl_easy_cleanup(easy);
                running--;
            }
            active++;
        }
        if (active > 0) curl_multi_poll(multi, NULL, 0, 100, NULL);
    }
    curl_multi_cleanup(multi);
    curl_slist_free_all(fields);
    return answered;
}
